package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may see and do what with {@code slipway serve}: projects among each other, strangers in GitLab, readers of the pages. */
@RealTools
class ServeSafetyTest extends ServedDelivery {
    @Test
    void keepsAProjectsSecretsFromOthersAndFromRefsThatAreNotProtected() throws Exception {
        bench.write("password", "swordfish-of-a");
        bench.write("open", "open-of-a");
        Path a = bench.project("shop/a", USERS + """
                credentials:
                  bound: {type: secretText, protected: true, text: {file: password}}
                  free: {type: secretText, text: {file: open}}
                """, "Ann");
        Path b = bench.project("shop/b", "user: {protected: lp, others: uucp}\n", "Bob");
        SlipwayRun service = bench.start();
        Path admit = bench.directory.resolve("admit");
        String use = "withCredentials([string(credentialsId: '%s', variable: 'S')]) { sh 'echo length ${#S}' }";
        bench.push(
                a,
                "main",
                "Protected",
                "Use",
                use.formatted("bound"),
                "Wait",
                "sh '" + ADMITTED.formatted(admit) + "'");
        bench.awaitLog(1, ">>> Wait");
        bench.push(
                b,
                "main",
                "Spy",
                "Spy",
                "sh '(cat %s/runs/*/credentials.yaml %s/runs/1/credentials.yaml %s/key/*; ls %s %s/realms; cat %s/password /proc/[0-9]*/environ; env) 2>/dev/null | tr \"\\\\000\" \"\\\\n\" | grep -a -c -e swordfish -e PRIVATE -e glpat- || echo nothing'"
                        .replace("%s/password", bench.directory + "/password")
                        .replace("%s", bench.state().toString()));
        bench.awaitEnd(2, "SUCCESS");
        Files.createFile(admit);
        bench.awaitEnd(1, "SUCCESS");
        bench.push(a, "feature", "Not protected", "Free", use.formatted("free"), "Bound", use.formatted("bound"));
        bench.awaitEnd(3, "FAILURE");

        assertThat(bench.log(1)).contains("\nlength 14\n");
        assertThat(bench.log(2)).contains("\nnothing\n");
        assertThat(bench.log(3))
                .contains("\nlength 9\n", "no credential 'bound'", "without credentials for protected refs");
        assertThat(service.signal("TERM").text()).doesNotContain("swordfish");
    }

    @Test
    void takesNamesOfStrangersForTextAndNothingElse() throws Exception {
        Path work = bench.project("shop/web", USERS, "<b>Mallory</b>\u001b[2J");
        SlipwayRun service = bench.start();
        List<String> branches = List.of(
                "--upload-pack=touch${IFS}/tmp/slipway-e2e-owned",
                "$(touch${IFS}/tmp/slipway-e2e-owned)",
                "<script>alert(1)</script>");
        for (String branch : branches) {
            bench.push(work, branch, "<img src=x onerror=alert(2)>", "Build", "echo 'hello'");
            service.await("the name '" + branch + "' holds characters that are dangerous");
        }
        bench.push(
                work,
                "a#1=b",
                "<img src=x onerror=alert(2)>\u001b]0;owned\u0007",
                "<i>Build</i>",
                "sh 'git branch --show-current'");
        bench.awaitEnd(1, "SUCCESS");

        assertThat(bench.log(1)).contains("\na#1=b\n");
        assertThat(Path.of("/tmp/slipway-e2e-owned")).doesNotExist();
        for (String page : List.of("/", "/runs/1", "/runs/1/log")) {
            assertThat(bench.page(page).body())
                    .contains("a#1")
                    .doesNotContain("<img")
                    .doesNotContain("<i>")
                    .doesNotContain("<b>")
                    .doesNotContain("\u001b");
        }
        bench.git("-C", work.toString(), "push", "--quiet", "origin", ":refs/heads/a#1=b");
        service.await("deleted");
        assertThat(bench.state().resolve("runs/2")).doesNotExist();
        assertThat(service.signal("TERM").text()).doesNotContain("\u001b");
    }

    @Test
    void showsItsPagesOnlyToThoseWhoHaveTheToken() throws Exception {
        Path work = bench.project("shop/web", USERS, "Ann");
        bench.gitlab = "";
        bench.start();
        bench.push(work, "main", "First", "Build", "gitlabStatus name: 'lint', state: 'success'");
        bench.awaitEnd(1, "SUCCESS");
        assertThat(bench.log(1)).contains("lint: success is not sent: this delivery has no connection to GitLab");

        for (String path :
                List.of("/", "/runs/1", "/runs/1/log.txt", "/runs/1/files/record.json", "/style.css", "/nothing")) {
            assertThat(bench.get(path, "").statusCode()).as(path).isEqualTo(401);
            assertThat(bench.get(path, "slipway=" + "0".repeat(48)).statusCode())
                    .isEqualTo(401);
        }
        assertThat(bench.get("/?token=wrong", "").statusCode()).isEqualTo(401);
        HttpResponse<String> opened = bench.get("/?token=" + bench.token(), "");
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Strict");
        HttpResponse<String> page = bench.page("/runs/1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        String rebound = AppServer.run(
                "curl",
                "--silent",
                "--noproxy",
                "*",
                "--output",
                "/dev/null",
                "--write-out",
                "%{http_code}",
                "--header",
                "Host: evil.example",
                "--cookie",
                "slipway=" + bench.token(),
                bench.base() + "/");
        assertThat(rebound).isEqualTo("421");
        assertThat(bench.page("/runs/1/files/../../../key/token").statusCode()).isNotEqualTo(200);
        assertThat(bench.page("/runs/1/files/%2e%2e%2frun.json").statusCode()).isNotEqualTo(200);
    }
}
