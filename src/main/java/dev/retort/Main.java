package dev.retort;

/** Picks the face: no arguments open the workbench, otherwise the command line runs. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println(switch (args.length) {
            case 0 -> "window";
            default -> "cli";
        });
    }
}
