package dev.retort.script;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CreateDateTest {

    private static final long SEED = 20261121;
    private static final long FROM = Instant.parse("2011-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2036-01-01T00:00:00Z").getEpochSecond();

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/New_York", "Asia/Seoul", "Asia/Kolkata",
            "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"})
    void aLocalTimeIsTheMomentTheNewZonesSayItIs(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(FROM + (long) (random.nextDouble() * (TO - FROM)), 0,
                    ZoneOffset.UTC);
            check(zone, time);
            ZoneOffsetTransition change = zone.getRules().nextTransition(time.toInstant(ZoneOffset.UTC));
            if (change != null) {
                check(zone, change.getDateTimeBefore().plusMinutes(random.nextInt(240) - 120));
            }
        }
    }

    private static void check(ZoneId zone, LocalDateTime time) {
        assertThat(CreateDate.local(time, TimeZone.getTimeZone(zone))).as("%s in %s, seed %d", time, zone, SEED)
                .isEqualTo(time.atZone(zone).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29 10:11:12.345678, 2024-02-29T10:11:12.345678", "2024-02-29 10:11:12, 2024-02-29T10:11:12",
            "2024-02-29T10:11:12.3, 2024-02-29T10:11:12.3"})
    void aDateWithoutAnOffsetIsLocal(String text, LocalDateTime time) {
        assertThat(CreateDate.parse(text, TimeZone.getDefault()))
                .contains(time.atZone(ZoneId.systemDefault()).toInstant());
    }

    @Test
    void aDateWithAnOffsetIsThatMomentAndAnythingElseIsNoDate() {
        assertThat(CreateDate.parse("2024-02-29 10:11:12.345678+09:00", TimeZone.getDefault()))
                .contains(Instant.parse("2024-02-29T01:11:12.345678Z"));
        assertThat(CreateDate.parse("2024-02-30 10:11:12", TimeZone.getDefault())).isEmpty();
        assertThat(CreateDate.parse("2024-13-01 10:11:12.000000", TimeZone.getDefault())).isEmpty();
        assertThat(CreateDate.parse("yesterday, or so it is", TimeZone.getDefault())).isEmpty();
    }
}
