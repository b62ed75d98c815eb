package io.slipway.acceptance;

import io.slipway.policy.Officers;
import io.slipway.sshsig.SshSignature;
import io.slipway.sshsig.SshSignatureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which entries count where the policy names officers. An entry of the file counts only with the signature of the officer who approved it, and
 * nobody approves what they wrote or pushed themselves. A rejection counts in any case: to be stricter needs no officer.
 *
 * @param officers the policy's
 * @param authorship who made the delivered commit
 * @param now the time at which keys must be valid
 */
public record OfficerCheck(Officers officers, Authorship authorship, Instant now) {
    /**
     * @param acceptances of the file and the operator
     * @return the same, of which those that do not count are told apart
     */
    public Acceptances of(Acceptances acceptances) {
        List<Acceptance> counted = new ArrayList<>();
        List<Discounted> discounted = new ArrayList<>(acceptances.discounted());
        for (Acceptance entry : acceptances.entries()) {
            fault(entry)
                    .ifPresentOrElse(reason -> discounted.add(new Discounted(entry, reason)), () -> counted.add(entry));
        }
        return new Acceptances(counted, discounted);
    }

    private Optional<String> fault(Acceptance entry) {
        if (entry.kind() == Acceptance.Kind.REJECT) {
            return Optional.empty();
        }
        return entry.origin().kind() == Origin.Kind.OPERATOR
                ? authorship.role(entry.approvedBy()).map(role -> own(entry.approvedBy(), role))
                : unsigned(entry).or(() -> wrong(entry));
    }

    private static Optional<String> unsigned(Acceptance entry) {
        if (entry.signature().isEmpty()) {
            return Optional.of("it has no officer's signature, which the policy asks for");
        }
        if (entry.image().isEmpty() || entry.until().isEmpty()) {
            return Optional.of("it has no '%s:', without which it could be used elsewhere or for ever"
                    .formatted(entry.image().isEmpty() ? "image" : "until"));
        }
        return Optional.empty();
    }

    private Optional<String> wrong(Acceptance entry) {
        try {
            SshSignature signature = SshSignature.parse(entry.signature());
            return officers.signers()
                    .fault(signature, entry.approvedBy(), Officers.NAMESPACE, CanonicalForm.of(entry), now)
                    .or(() -> byAnAuthor(entry, signature));
        } catch (SshSignatureException e) {
            return Optional.of("its signature " + e.getMessage());
        }
    }

    private Optional<String> byAnAuthor(Acceptance entry, SshSignature signature) {
        return Stream.concat(Stream.of(entry.approvedBy()), officers.signers().names(signature.key()).stream())
                .flatMap(name -> authorship.role(name).map(role -> own(name, role)).stream())
                .findFirst();
    }

    private static String own(String name, String role) {
        return "%s is the %s of the delivered commit, and nobody approves their own work".formatted(name, role);
    }
}
