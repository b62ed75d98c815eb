package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Slave;
import hudson.remoting.Channel;
import hudson.remoting.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How often a step asks its agent: each time it waits, and what Jenkins adds to the tools' time is for the most part that. */
@WithJenkins
class RoundTripsTest {
    private static final int MOST_OF_A_STEP = 15;
    private static final int MOST_OF_THE_FIRST = 26;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private JenkinsRule jenkins;
    private Slave agent;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        StandInEngine.create(directory).use();
        agent = jenkins.createOnlineSlave();
        ((Channel) agent.getChannel()).addListener(new Channel.Listener() {
            @Override
            public void onWrite(Channel channel, Command cmd, long blockSize) {
                String text = cmd.toString();
                if (text.startsWith("UserRequest:") && !text.matches("(?s)UserRequest:(hudson|jenkins|org)\\..*")) {
                    requests.add(text.lines().findFirst().orElse(""));
                }
            }
        });
    }

    @Test
    void buildingAnImageAsksTheAgentFewTimes() throws Exception {
        List<String> none = requestsOf(0);
        List<String> one = requestsOf(1);
        List<String> two = requestsOf(2);

        assertThat(one).hasSizeBetween(none.size() + 1, none.size() + MOST_OF_THE_FIRST);
        assertThat(two).hasSizeBetween(one.size() + 1, one.size() + MOST_OF_A_STEP);
    }

    private List<String> requestsOf(int steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node('" + agent.getNodeName() + "') {\n"
                        + "    writeFile file: 'Dockerfile', text: 'FROM scratch'\n"
                        + "    buildImage image: 'shop/api:build', builder: 'docker'\n".repeat(steps) + "}\n",
                true));
        requests.clear();
        jenkins.buildAndAssertSuccess(job);
        return List.copyOf(requests);
    }
}
