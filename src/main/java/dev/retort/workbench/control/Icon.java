package dev.retort.workbench.control;

import org.kordamp.ikonli.javafx.FontIcon;

/** The icons in use, by what they stand for. */
public enum Icon {
    GRAPH("fth-git-branch"), EDITOR("fth-edit-3"), CHANGES("fth-shuffle"), TABLES("fth-grid"), HISTORY(
            "fth-clock"), CONNECTIONS(
                    "fth-database"),

    FOLDER("fth-folder"), DATABASE("fth-database"), CHEVRON_DOWN("fth-chevron-down"), CHEVRON_RIGHT(
            "fth-chevron-right"), SEARCH("fth-search"), SETTINGS("fth-settings"), UPGRADE(
                    "fth-arrow-up-circle"), DOWNGRADE("fth-arrow-down-circle"), CHECK(
                            "fth-check"), ARROW_UP("fth-arrow-up"), ARROW_DOWN("fth-arrow-down"), SERVER("fth-server"),

    HEAD("fth-flag"), CURRENT("fth-target"), LABEL("fth-git-branch"), LINK("fth-link"), MERGE("fth-git-merge"), REFRESH(
            "fth-refresh-cw"), ADD("fth-plus"), REMOVE("fth-minus"), COPY(
                    "fth-copy"), MORE("fth-more-horizontal"), CLOSE(
                            "fth-x"), EDIT("fth-edit-3"), STAMP("fth-bookmark"), PENDING("fth-circle"),

    WARNING("fth-alert-triangle"), ERROR("fth-x-circle"), PROBLEM("fth-alert-circle"), INFO("fth-info"), DONE(
            "fth-check-circle"), STOP("fth-stop-circle"), LOCK("fth-lock"), BACKUP("fth-archive"), DISK(
                    "fth-hard-drive"), REPEAT("fth-repeat"), EXPORT("fth-download"), IMPORT(
                            "fth-upload"), LIST("fth-list"), ACTIVITY(
                                    "fth-activity"), CODE("fth-code"), UNDO("fth-rotate-ccw"), CLOCK("fth-clock"),

    TABLE("mdomz-table_chart"), VIEW("fth-eye"), KEY("fth-key"), FILTER("fth-filter"), COLUMNS("fth-columns"),

    FILE("fth-file"), FILE_TEXT("fth-file-text"), SAVE("fth-save"), TEST("fth-zap"), DELETE("fth-trash-2"), HIDE(
            "fth-eye-off"),

    PLAY("fth-play-circle"), NEW_FOLDER("fth-folder-plus"), GUIDE("fth-book-open"), TERMINAL("fth-terminal"), SUN(
            "fth-sun"), MOON("fth-moon");

    private final String literal;

    Icon(String literal) {
        this.literal = literal;
    }

    /** A node of 14 px, the size beside words. */
    public FontIcon node() {
        return node(14);
    }

    /** A node; its colour is for stylesheets to say, through {@code styleClasses} such as {@code accent}. */
    public FontIcon node(int size, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        // A style of its own: the theme sets one size for all, which outranks the property.
        icon.setStyle(icon.getStyle() + ";-fx-icon-size: " + size + "px;");
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }
}
