package io.slipway.gitlab.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.Payload;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.IntakeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookLimitsTest extends WebhookBench {
    @Test
    void refusesBodiesThatAreTooLargeBrokenOrSlow() throws Exception {
        byte[] large = new byte[Webhook.LARGEST_BODY + 1];
        assertThat(post(large, Map.of("X-Gitlab-Token", TOKEN)).status()).isEqualTo(413);
        assertThat(post(new byte[0], Map.of("X-Gitlab-Token", TOKEN, "Content-Length", "99999999999"))
                        .status())
                .isEqualTo(413);
        assertThat(post("{\"object_kind\":\"push\"".getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(400);
        InputStream slow = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException("too slow");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThat(webhook.answer(request("POST", Map.of("X-Gitlab-Token", TOKEN), slow))
                        .status())
                .isEqualTo(408);
    }

    @Test
    void refusesJsonOfTenThousandLevels() throws Exception {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String arrays = "{\"object_kind\":\"push\",\"commits\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(post(deep.getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(400);
        assertThat(post(arrays.getBytes(StandardCharsets.UTF_8), Map.of("X-Gitlab-Token", TOKEN))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answers429WhenTooManyWait() throws Exception {
        intake.close();
        intake = Intake.open(directory, new IntakeOptions(1, Set.of()), IntakeObserver.NONE);
        webhook = webhook(project("shop/web", secrets(List.of(TOKEN), List.of())));
        post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN));

        WebhookAnswer answer = post(Payload.of("tag_push"), Map.of("X-Gitlab-Token", TOKEN));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    @Test
    void answers503WhenItCannotBePutOnDisk() throws Exception {
        intake.close();

        assertThat(post(Payload.of("push"), Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(503);
    }

    @Test
    void doesNotReadTheBodyOfAStranger() throws Exception {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };

        refused(webhook.answer(request("POST", Map.of("X-Gitlab-Token", "wrong-secret-token"), untouched)));
    }

    @Test
    void holdsFewLargeBodiesAtATime() throws Exception {
        CountDownLatch arrived = new CountDownLatch(8);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> held = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            held.add(new Thread(() -> answered(new Held(arrived, end))));
        }
        held.forEach(thread -> thread.setDaemon(true));
        held.forEach(Thread::start);
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(post(new byte[200_000], Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(503);
        assertThat(post(new byte[100], Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(400);
        end.countDown();
        for (Thread thread : held) {
            thread.join();
        }
        assertThat(post(new byte[200_000], Map.of("X-Gitlab-Token", TOKEN)).status())
                .isEqualTo(400);
    }

    private void answered(InputStream body) {
        try {
            webhook.answer(request("POST", Map.of("X-Gitlab-Token", TOKEN), body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A large body that goes on for as long as the test wants. */
    private static final class Held extends InputStream {
        private final CountDownLatch arrived;
        private final CountDownLatch end;
        private int given;

        Held(CountDownLatch arrived, CountDownLatch end) {
            this.arrived = arrived;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            given++;
            if (given <= 200_000) {
                return ' ';
            }
            arrived.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int one = read();
            bytes[offset] = (byte) one;
            return one < 0 ? -1 : 1;
        }
    }
}
