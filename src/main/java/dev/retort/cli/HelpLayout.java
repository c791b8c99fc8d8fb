package dev.retort.cli;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a help page looks like: a verb's own options first, and apart from them those of every verb. */
final class HelpLayout {

    private HelpLayout() {}

    /** For a command and all below it. */
    static void set(CommandLine command) {
        command.setHelpFactory(Page::new);
        setSections(command);
    }

    private static void setSections(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.abbreviateSynopsis(true);
        usage.synopsisSubcommandLabel("VERB");
        if (!command.getSubcommands().isEmpty()) {
            usage.commandListHeading("%nVerbs:%n");
            command.setHelpSectionKeys(verbsFirst(command.getHelpSectionKeys()));
        }
        if (command.getParent() != null) {
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        }
        command.getSubcommands().values().forEach(HelpLayout::setSections);
    }

    /** The verbs before the options: they are what one looks for. */
    private static List<String> verbsFirst(List<String> usual) {
        List<String> keys = new ArrayList<>(usual);
        List<String> verbs = List.of(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        keys.removeAll(verbs);
        keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), verbs);
        return keys;
    }

    private static String options(Help help) {
        List<OptionSpec> own = new ArrayList<>();
        List<OptionSpec> inherited = new ArrayList<>();
        help.commandSpec().options().stream().filter(option -> !option.hidden())
                .forEach(option -> (option.inherited() ? inherited : own).add(option));
        return help.optionListExcludingGroups(own) + help.createHeading("%nOptions of every verb:%n")
                + help.optionListExcludingGroups(inherited);
    }

    /** Writes {@code --project DIR}, as people type it; picocli would write {@code --project=DIR}, which works too. */
    private static final class Page extends Help {

        Page(CommandSpec command, ColorScheme colours) {
            super(command, colours);
        }

        @Override
        public IParamLabelRenderer parameterLabelRenderer() {
            IParamLabelRenderer usual = super.parameterLabelRenderer();
            return new IParamLabelRenderer() {

                @Override
                public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
                    Text label = usual.renderParameterLabel(argument, ansi, styles);
                    return label.plainString().startsWith("=")
                            ? ansi.new Text(" ").concat(label.substring(1))
                            : label;
                }

                @Override
                public String separator() {
                    return " ";
                }
            };
        }
    }
}
