package io.slipway.runner.credentials;

import io.slipway.credentials.Credential;
import io.slipway.credentials.Credentials;
import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.util.List;

/** The step {@code withCredentials}. */
public final class CredentialSteps {
    private CredentialSteps() {}

    /**
     * @return the steps
     */
    public static List<Step> all() {
        return List.of(Step.block("withCredentials", "bindings", "", CredentialSteps::withCredentials));
    }

    private static Object withCredentials(StepCall call) throws Exception {
        if (!(call.arguments().get("bindings") instanceof List<?> bindings)) {
            throw new IllegalArgumentException(
                    "withCredentials takes a list such as [string(credentialsId: 'id', variable: 'NAME')]");
        }
        try (BoundVariables bound = new BoundVariables()) {
            for (Object binding : bindings) {
                if (!(binding instanceof Described described)) {
                    throw new IllegalArgumentException("withCredentials: '" + binding + "' is no binding");
                }
                bind(call, described, bound);
            }
            return call.run(call.context().with(bound.variables(), name -> null));
        }
    }

    private static void bind(StepCall call, Described binding, BoundVariables bound) throws Exception {
        Credentials all = call.build().settings().credentials();
        String id = binding.text("credentialsId");
        switch (binding.symbol()) {
            case "usernamePassword", "UsernamePasswordMultiBinding" -> {
                Credential.UsernamePassword login = all.require(id, Credential.UsernamePassword.class);
                bound.set(binding.text("usernameVariable"), login.username());
                bound.set(binding.text("passwordVariable"), login.password().reveal());
            }
            case "usernameColonPassword", "UsernamePasswordBinding" -> {
                Credential.UsernamePassword login = all.require(id, Credential.UsernamePassword.class);
                bound.set(
                        binding.text("variable"),
                        login.username() + ":" + login.password().reveal());
            }
            case "string", "StringBinding" ->
                bound.set(
                        binding.text("variable"),
                        all.require(id, Credential.SecretText.class).text().reveal());
            case "file", "FileBinding" -> {
                Credential.SecretFile file = all.require(id, Credential.SecretFile.class);
                bound.file(
                        binding.text("variable"),
                        file.fileName(),
                        file.content().reveal());
            }
            case "sshUserPrivateKey", "SSHUserPrivateKeyBinding" ->
                bindKey(binding, all.require(id, Credential.SshKey.class), bound);
            default ->
                throw new DeliveryException(
                        "'" + binding.symbol()
                                + "' is no binding; use usernamePassword, usernameColonPassword, string, file or sshUserPrivateKey");
        }
        call.build().log().hide(all.require(id, Credential.class).secrets());
    }

    private static void bindKey(Described binding, Credential.SshKey key, BoundVariables bound) throws Exception {
        String text = key.privateKey().reveal();
        bound.file(binding.text("keyFileVariable"), "ssh-key", text.endsWith("\n") ? text : text + "\n");
        bound.set(binding.text("usernameVariable"), key.username());
        bound.set(
                binding.text("passphraseVariable"),
                key.passphrase().map(it -> it.reveal()).orElse(""));
    }
}
