package io.slipway.gitlab.intake;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import java.util.Locale;
import java.util.Optional;

/** Triggers for tests; commits are small numbers. */
final class Triggers {
    static final String PROJECT = "shop/web";

    private Triggers() {}

    static String id(int commit) {
        return String.format(Locale.ROOT, "%040x", commit);
    }

    static Trigger push(String branch, int before, int after) {
        return trigger(EventKind.PUSH, "refs/heads/" + branch, id(before), id(after), "");
    }

    static Trigger comment(int number, int commit) {
        return trigger(EventKind.NOTE, "refs/merge-requests/1/head", ObjectId.NONE, id(commit), "comment " + number);
    }

    private static Trigger trigger(EventKind event, String ref, String before, String after, String occasion) {
        return new Trigger(
                PROJECT,
                event,
                ref,
                before,
                after,
                after,
                new Person(7, "ada", "Ada \u001b[31m<script>"),
                new Commit("Größe\nmore", "Ada", "ada@shop.example", ""),
                Optional.empty(),
                Protection.UNKNOWN,
                Condition.NONE,
                occasion);
    }
}
