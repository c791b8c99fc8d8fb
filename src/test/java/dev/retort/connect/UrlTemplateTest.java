package dev.retort.connect;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UrlTemplateTest {

    private static final String ODD = "p%40 '\"#/?:@\\+$1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            postgresql://me:${PASSWORD}@db/shop
            postgresql://me:x-${PASSWORD}-y@db/shop
            postgresql://db/shop?user=me&password=${PASSWORD}
            jdbc:postgresql://db/shop?password=${PASSWORD}&user=me
            host=db dbname=shop user=me password=${PASSWORD}
            host=db password='${PASSWORD}' dbname=shop user=me
            """)
    void aPasswordArrivesAsItIsWhereverItStands(String template) {
        String text = new UrlTemplate(template).expand(name -> ODD);
        DatabaseUrl url = DatabaseUrl.parse(text, Path.of("/"));
        assertThat(url.password()).isEqualTo(new Secret(template.contains("x-") ? "x-" + ODD + "-y" : ODD));
        assertThat(url.host()).isEqualTo("db");
        assertThat(url.user()).isEqualTo("me");
        assertThat(url.database()).isEqualTo("shop");
    }

    @Test
    void aFolderInAnSqliteUrlArrivesAsItIs() {
        String text = new UrlTemplate("sqlite:///${DATA}/shop.db").expand(name -> "/srv/my data%20");
        assertThat(DatabaseUrl.parse(text, Path.of("/")).database()).isEqualTo("/srv/my data%20/shop.db");
    }

    @Test
    void serverAndDatabaseArriveAsTheyAre() {
        String text = new UrlTemplate("postgresql://${USER}@${SERVER}/${DB}")
                .expand(name -> name.equals("USER") ? "a@b" : name.equals("SERVER") ? "[::1]:5433" : "my db");
        DatabaseUrl url = DatabaseUrl.parse(text, Path.of("/"));
        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.address()).isEqualTo("[::1]:5433");
        assertThat(url.database()).isEqualTo("my db");
    }

    @Test
    void aWholeUrlIsNotEncoded() {
        UrlTemplate template = new UrlTemplate(" ${DATABASE_URL} ");
        assertThat(template.soleVariable()).hasValue("DATABASE_URL");
        assertThat(template.expand(name -> "postgresql://a:b%40@c/d")).isEqualTo("postgresql://a:b%40@c/d");
        assertThat(new UrlTemplate("${A}${B}").soleVariable()).isEmpty();
    }
}
