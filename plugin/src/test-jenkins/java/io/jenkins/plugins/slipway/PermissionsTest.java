package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import io.jenkins.plugins.slipway.config.RegistrySettings;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.verb.POST;

/** Who may ask what of the plugin's forms. */
@WithJenkins
class PermissionsTest {
    private static final String HIDDEN = "a-credential-that-readers-must-not-see";

    private final Map<String, JenkinsRule.WebClient> clients = new HashMap<>();
    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, HIDDEN, "", "user", "correct horse battery"));
        SystemCredentialsProvider.getInstance().save();
        job = jenkins.createProject(WorkflowJob.class, "delivery");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
    }

    @Test
    void everyFormMethodIsPost() {
        assertThat(formMethods()).isNotEmpty().allSatisfy(form -> assertThat(
                        form.method().isAnnotationPresent(POST.class))
                .as(form.toString())
                .isTrue());
    }

    @Test
    void noFormMethodAnswersToGet() throws Exception {
        for (Form form : formMethods().toList()) {
            assertThat(send(HttpMethod.GET, form, "", "admin").getStatusCode())
                    .as(form.toString())
                    .isIn(404, 405);
        }
    }

    @Test
    void noFormMethodAnswersWithoutASession() throws Exception {
        for (Form form : formMethods().toList()) {
            assertThat(send(HttpMethod.POST, form, "", null).getStatusCode())
                    .as(form.toString())
                    .isIn(401, 403, 404);
        }
    }

    @Test
    void readersLearnNothingOfCredentials() throws Exception {
        for (Form form : formMethods().toList()) {
            for (String context : List.of("", job.getUrl())) {
                WebResponse response = send(HttpMethod.POST, form, context, "reader");

                assertThat(response.getStatusCode()).as(form.toString()).isIn(200, 403, 404);
                assertThat(response.getContentAsString()).as(form.toString()).doesNotContain(HIDDEN);
            }
        }
    }

    @Test
    void administratorsMayChooseAmongCredentials() throws Exception {
        Form fill = formMethods()
                .filter(form -> form.descriptor().clazz == RegistrySettings.class)
                .filter(form -> form.method().getName().equals("doFillCredentialsIdItems"))
                .findFirst()
                .orElseThrow();

        assertThat(send(HttpMethod.POST, fill, "", "admin").getContentAsString())
                .contains(HIDDEN);
    }

    @Test
    void noPageOfTheConfigurationIsForReaders() throws Exception {
        WebResponse response = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login("reader")
                .goTo("manage/configure")
                .getWebResponse();

        assertThat(response.getStatusCode()).isEqualTo(403);
    }

    private WebResponse send(HttpMethod method, Form form, String context, String user) throws Exception {
        JenkinsRule.WebClient client = client(user);
        URL url =
                URI.create(jenkins.getURL().toString() + context + form.path()).toURL();
        WebRequest request = new WebRequest(url, method);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.loadWebResponse(request);
    }

    /** One for each person: a new one for each of some hundred questions takes a gigabyte. */
    private JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = clients.get(user);
        if (client == null) {
            client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
            clients.put(user, user == null ? client : client.login(user));
        }
        return client;
    }

    private static Stream<Form> formMethods() {
        return Jenkins.get().getExtensionList(Descriptor.class).stream()
                .filter(descriptor -> descriptor.getClass().getName().startsWith("io.jenkins.plugins.slipway."))
                .flatMap(descriptor -> Arrays.stream(descriptor.getClass().getMethods())
                        .filter(method -> method.getName().matches("do[A-Z].*") && !method.isBridge())
                        .filter(method ->
                                method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.slipway."))
                        .map(method -> new Form(descriptor, method)));
    }

    private record Form(Descriptor<?> descriptor, Method method) {
        String path() {
            String name = method.getName().substring(2);
            return "descriptorByName/" + descriptor.getId() + "/"
                    + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        }

        @Override
        public String toString() {
            return descriptor.getId() + "." + method.getName();
        }
    }
}
