package dev.retort.workbench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.retort.workbench.Pictures;

import static org.assertj.core.api.Assertions.assertThat;

class LatestTest {

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @Test
    void onlyTheLatestJobIsHeardAndTheOneBeforeIsAskedToStop() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        CountDownLatch bothDelivered = new CountDownLatch(2);
        try (FxWork work = new FxWork(_ -> {})) {
            RunningJob first = Pictures.onWindow(() -> {
                Latest latest = new Latest(work);
                RunningJob started = latest.start(Job.of("first", _ -> {
                    firstMayEnd.await();
                    return "first";
                }).then(heard::add));
                started.endedProperty().subscribe(ended -> {
                    if (ended) {
                        bothDelivered.countDown();
                    }
                });
                latest.start(Job.of("second", _ -> "second").then(result -> {
                    heard.add(result);
                    firstMayEnd.countDown();
                    bothDelivered.countDown();
                }));
                return started;
            });
            assertThat(first.cancellation().isCancelled()).isTrue();
            bothDelivered.await();
            Pictures.settle();
        }
        assertThat(heard).containsExactly("second");
    }

    @Test
    void failuresNobodyNamedAHearerForAreHeardByTheWork() throws InterruptedException {
        List<Throwable> heard = new ArrayList<>();
        CountDownLatch delivered = new CountDownLatch(1);
        try (FxWork work = new FxWork(failure -> {
            heard.add(failure);
            delivered.countDown();
        })) {
            Pictures.onWindow(() -> work.start(Job.of("fails", _ -> {
                throw new IllegalStateException("broken");
            })));
            delivered.await();
        }
        assertThat(heard).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aJobShowsInTheStatusBarWhileItRunsUnlessItIsQuiet() {
        try (FxWork work = new FxWork(_ -> {})) {
            CountDownLatch mayEnd = new CountDownLatch(1);
            Pictures.onWindow(() -> {
                work.start(Job.of("shown", _ -> {
                    mayEnd.await();
                    return 1;
                }));
                work.start(Job.quiet("hidden", _ -> {
                    mayEnd.await();
                    return 1;
                }));
                return true;
            });
            assertThat(Pictures.onWindow(() -> work.running().stream().map(RunningJob::title).toList()))
                    .containsExactly("shown");
            mayEnd.countDown();
        }
    }

    @Test
    void deliveriesKeepTheirOrder() throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        try (FxWork work = new FxWork(_ -> {})) {
            Pictures.onWindow(() -> work.start(Job.of("counts", _ -> {
                for (int i = 0; i < 1000; i++) {
                    int number = i;
                    work.toWindow(() -> order.add(number));
                }
                return 1000;
            }).then(last -> {
                order.add(last);
                done.countDown();
            })));
            done.await();
        }
        assertThat(order).hasSize(1001).isSorted();
    }
}
