package io.jenkins.plugins.slipway.acceptance;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import hudson.tasks.Mailer;
import io.slipway.acceptance.ledger.Person;
import io.slipway.record.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jenkins.scm.RunWithSCM;

/** Who stands behind a build: who wrote what it delivers, who pushed it, who started it. None of them decides on its findings. */
final class Deliverers {
    private Deliverers() {}

    static List<Person> of(Run<?, ?> build, Optional<Source> source) {
        List<Person> people = new ArrayList<>();
        source.ifPresent(delivered -> people.add(Person.mailbox(delivered.author())));
        if (build instanceof RunWithSCM<?, ?> built) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : built.getChangeSets()) {
                changes.forEach(change -> people.add(person(change.getAuthor())));
            }
        }
        build.getCauses().forEach(cause -> add(people, cause));
        return people;
    }

    /** How a user of Jenkins is known. */
    static Person person(User user) {
        Mailer.UserProperty mail = user.getProperty(Mailer.UserProperty.class);
        return Person.of(user.getId(), user.getFullName(), mail == null ? null : mail.getExplicitlyConfiguredAddress());
    }

    private static void add(List<Person> people, Cause cause) {
        if (cause instanceof Cause.UserIdCause started) {
            people.add(Person.of(started.getUserId()));
        } else if (cause instanceof Cause.UpstreamCause upstream) {
            upstream.getUpstreamCauses().forEach(earlier -> add(people, earlier));
        } else if (cause instanceof Deliverer deliverer) {
            people.add(Person.of(StreamSupport.stream(deliverer.deliveredBy().spliterator(), false)
                    .toArray(String[]::new)));
        }
    }
}
