package io.slipway.runner.library;

import io.slipway.config.DidYouMean;
import io.slipway.host.DeliveryException;
import io.slipway.runner.groovy.ScriptCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The libraries that a run may use, and those that it uses. None of them is ever looked for in the application's checkout. */
public final class Libraries {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, Path> available;
    private final Map<String, Library> used = new LinkedHashMap<>();
    private ScriptCompiler compiler;

    /**
     * @param available absolute directories by the libraries' names
     */
    public Libraries(Map<String, Path> available) {
        this.available = Map.copyOf(available);
    }

    /**
     * @param own compiles the libraries' code
     */
    public void compileWith(ScriptCompiler own) {
        compiler = own;
    }

    /**
     * Makes a library's code known to the pipeline.
     *
     * @param identifier its name, perhaps with a version behind an {@code @}: there is one version, the one that is there
     * @throws DeliveryException if there is no such library
     */
    public void use(String identifier) throws DeliveryException {
        String name = identifier.replaceFirst("@.*", "");
        if (used.containsKey(name)) {
            return;
        }
        Path directory = available.get(name);
        if (directory == null) {
            throw new DeliveryException("No library named '%s' found%s; name its place with --library %s=path"
                    .formatted(name, DidYouMean.hint(name, available.keySet()), name));
        }
        Library library = new Library(name, directory).requirePresent();
        used.put(name, library);
        compiler.library(library.sources());
        compiler.library(library.vars());
    }

    /**
     * @param name a name in a pipeline
     * @return the class of the variable of that name, if a library that is used has one
     */
    public Optional<Class<?>> variable(String name) {
        boolean exists = VARIABLE.matcher(name).matches()
                && used.values().stream()
                        .anyMatch(library -> Files.isRegularFile(library.vars().resolve(name + ".groovy")));
        return exists ? compiler.libraryClass(name) : Optional.empty();
    }

    /**
     * @param path a path in {@code resources}
     * @return the file
     * @throws DeliveryException if no library that is used has it
     */
    public Path resource(String path) throws DeliveryException {
        for (Library library : used.values()) {
            Path file = library.resources().resolve(path).normalize();
            if (file.startsWith(library.resources()) && Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new DeliveryException("No such library resource " + path + " could be found in " + used.keySet());
    }
}
