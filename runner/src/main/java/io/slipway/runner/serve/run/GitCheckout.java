package io.slipway.runner.serve.run;

import io.slipway.gitlab.Trigger;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.runner.serve.config.CloneSource.Submodules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks out exactly the commit that a trigger names. Names of branches and tags only ever stand in full refs, never as options. */
final class GitCheckout {
    private final Realm realm;
    private final GitAccess access;
    private final Path workspace;
    private final Trigger trigger;

    GitCheckout(Realm realm, GitAccess access, Path workspace, Trigger trigger) {
        this.realm = realm;
        this.access = access;
        this.workspace = workspace;
        this.trigger = trigger;
    }

    /**
     * @param trust a run that is trusted because of its ref must deliver a commit of that ref
     */
    void run(Trust trust) throws DeliveryException, IOException, InterruptedException {
        require(access.git(realm, "init", "--quiet", "--template=", "--", workspace.toString()), "make a repository");
        require(git("config", "remote.origin.url", access.url()), "configure the repository");
        fetch();
        if (trust == Trust.PROTECTED_REF) {
            proveRef();
        }
        checkout();
        if (access.submodules() == Submodules.FETCH) {
            require(
                    git("submodule", "--quiet", "update", "--init", "--recursive", "--depth", "1"),
                    "fetch the submodules");
        }
    }

    /** Only the commit where the server gives single commits, otherwise all branches and the ref. */
    private void fetch() throws DeliveryException, IOException, InterruptedException {
        ExitStatus one = realm.run(fetching("--depth=1").and(trigger.sha()));
        if (one.success()) {
            return;
        }
        List<String> refs = new ArrayList<>(List.of("+refs/heads/*:refs/remotes/origin/*"));
        if (!trigger.ref().isEmpty() && trigger.branch().isEmpty()) {
            refs.add(trigger.ref());
        }
        require(fetching().and(refs.toArray(String[]::new)), "fetch from " + access.url());
        ExitStatus there = realm.run(git("cat-file", "-e", trigger.sha() + "^{commit}"));
        if (!there.success()) {
            throw new DeliveryException("the commit %s is not in %s any more (%s); push again"
                    .formatted(trigger.sha(), access.url(), GitAccess.complaint(one)));
        }
    }

    private Command fetching(String... options) {
        return git("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
                .and(options)
                .and("--", "origin");
    }

    /** An event says what its sender likes; credentials of protected refs are for commits that the repository has on them. */
    private void proveRef() throws DeliveryException, IOException, InterruptedException {
        String there = "refs/slipway/proof";
        require(fetching("--depth=1").and("+" + trigger.ref() + ":" + there), "fetch " + trigger.ref());
        if (commit(there).equals(trigger.sha())) {
            return;
        }
        if (trigger.branch().isPresent()) {
            require(fetching("--depth=2147483647").and("+" + trigger.ref() + ":" + there), "fetch " + trigger.ref());
            if (realm.run(git("merge-base", "--is-ancestor", trigger.sha(), there))
                    .success()) {
                return;
            }
        }
        throw new DeliveryException("the commit %s is not on the protected ref %s: it gets no credentials of that ref"
                .formatted(trigger.sha(), trigger.ref()));
    }

    private String commit(String ref) throws DeliveryException, IOException, InterruptedException {
        return require(git("rev-parse", "--verify", "--quiet", ref + "^{commit}"), "read " + ref)
                .out()
                .strip();
    }

    private void checkout() throws DeliveryException, IOException, InterruptedException {
        if (trigger.branch().isPresent()) {
            require(git("update-ref", trigger.ref(), trigger.sha()), "make the branch");
            require(git("symbolic-ref", "HEAD", trigger.ref()), "take the branch");
        } else {
            if (trigger.tag().isPresent()) {
                require(git("update-ref", trigger.ref(), trigger.sha()), "make the tag");
            }
            require(git("update-ref", "--no-deref", "HEAD", trigger.sha()), "take the commit");
        }
        require(git("reset", "--quiet", "--hard"), "check out " + trigger.sha());
        String head = commit("HEAD");
        if (!head.equals(trigger.sha())) {
            throw new DeliveryException("checked out %s instead of %s".formatted(head, trigger.sha()));
        }
    }

    private Command git(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-C", workspace.toString()));
        all.addAll(List.of(arguments));
        return access.git(realm, all.toArray(String[]::new));
    }

    private ExitStatus require(Command command, String what)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = realm.run(command);
        if (!status.success()) {
            throw new DeliveryException("checkout: cannot %s: %s".formatted(what, GitAccess.complaint(status)));
        }
        return status;
    }
}
