package io.jenkins.plugins.slipway.step;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.credentials.CredentialKind;
import io.slipway.contract.Contract;
import io.slipway.contract.ContractException;
import io.slipway.step.Steps;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/** What Jenkins knows of a delivery step: all of it is read from the step's contract in the engine. */
public abstract class DeliveryStepDescriptor extends StepDescriptor implements CustomDescribableModel {
    private final Contract<?> contract;
    private final String displayName;

    /**
     * @param name the step's name, as in its contract
     * @param displayName what it does in a few words
     */
    protected DeliveryStepDescriptor(String name, String displayName) {
        this.contract = Steps.all().get(name).contract();
        this.displayName = displayName;
    }

    @Override
    public final String getFunctionName() {
        return contract.name();
    }

    @Override
    public final String getDisplayName() {
        return displayName;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, Launcher.class, EnvVars.class, TaskListener.class);
    }

    /** Names what the step is about; what else it is given may be secret. */
    @Override
    public final String argumentsToString(Map<String, Object> arguments) {
        Object subject = arguments.get(contract.parameters().get(0).name());
        return subject instanceof CharSequence text ? text.toString().replaceFirst("(?<=://)[^/]*@", "") : null;
    }

    /** A pipeline's call. What the contract refuses is refused here in one line, before anything begins. */
    @Override
    @SuppressWarnings("deprecation")
    public final Step newInstance(Map<String, Object> arguments) throws Exception {
        if (!arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            try {
                contract.bind(arguments);
            } catch (ContractException e) {
                throw new AbortException(e.getMessage());
            }
        }
        return super.newInstance(arguments);
    }

    @Override
    public final Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        return new Arguments(contract).forSetters(arguments);
    }

    /** A submitted form: its lists are lines of text, its maps entries. */
    @Override
    @SuppressWarnings("deprecation")
    public final Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        try {
            Map<String, Object> values = new ObjectMapper().readValue(form.toString(), new TypeReference<>() {});
            Map<String, Object> arguments = new Arguments(contract).fromForm(values);
            Optional<String> problem = new FieldCheck(contract).problem(arguments);
            if (problem.isPresent()) {
                throw refusal(problem.get());
            }
            return super.newInstance(arguments);
        } catch (JsonProcessingException e) {
            throw refusal(e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new FormException(e.getMessage(), e, contract.name());
        }
    }

    /** The Snippet Generator shows it as it is: no stack trace where a field is still empty. */
    private static IllegalArgumentException refusal(String message) {
        IllegalArgumentException refusal = new IllegalArgumentException(message);
        refusal.setStackTrace(new StackTraceElement[0]);
        return refusal;
    }

    /**
     * For the form.
     *
     * @return the look of the step's parameters
     */
    public final FormModel getForm() {
        return new FormModel(contract);
    }

    /** Checks one parameter of a form, as the contract does, for whoever may configure there; nobody else learns anything. */
    final FormValidation check(Item item, String parameter, String value) {
        return Forms.mayConfigure(item) ? new FieldCheck(contract).of(parameter, value) : FormValidation.ok();
    }

    /** The credentials of a kind that a step may use there. */
    final ListBoxModel credentials(Item item, CredentialKind kind, String current) {
        StandardListBoxModel list = new StandardListBoxModel();
        if (!Forms.maySeeCredentials(item)) {
            return list.includeCurrentValue(current);
        }
        return list.includeEmptyValue()
                .includeAs(hudson.security.ACL.SYSTEM2, item, kind.type())
                .includeCurrentValue(current);
    }
}
