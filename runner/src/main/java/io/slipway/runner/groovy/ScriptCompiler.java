package io.slipway.runner.groovy;

import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.NonCPS;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.Script;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles a Jenkinsfile and its libraries with the transformation that Jenkins uses. Libraries are compiled by a class loader of
 * their own, the parent of the Jenkinsfile's, so that a Jenkinsfile cannot take a library's place.
 */
public final class ScriptCompiler {
    /** The file name that positions in a Jenkinsfile carry. */
    public static final String JENKINSFILE = "Jenkinsfile";

    private static final String CODE_BASE = "/slipway/jenkinsfile";

    private final GroovyClassLoader libraries;
    private final GroovyClassLoader scripts;

    /**
     * @param extra what else happens at compilation, besides the CPS transformation
     */
    public ScriptCompiler(List<CompilationCustomizer> extra) {
        this.libraries = new GroovyClassLoader(ScriptCompiler.class.getClassLoader(), configuration(extra));
        this.scripts = new GroovyClassLoader(libraries, configuration(extra));
    }

    private static CompilerConfiguration configuration(Collection<CompilationCustomizer> extra) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        configuration.setSourceEncoding("UTF-8");
        ImportCustomizer imports = new ImportCustomizer();
        imports.addImports(NonCPS.class.getName());
        configuration.addCompilationCustomizers(imports, transformer());
        extra.forEach(configuration::addCompilationCustomizers);
        configuration.addCompilationCustomizers(new Desugaring());
        return configuration;
    }

    private static CpsTransformer transformer() {
        CpsTransformer transformer = new CpsTransformer();
        transformer.setConfiguration(new TransformerConfiguration()
                .withClosureType(PipelineClosure.class)
                .withSafepoint(Safepoint.class, "check"));
        return transformer;
    }

    /**
     * Makes a library's sources known.
     *
     * @param directory {@code src} or {@code vars} of a library
     */
    public void library(Path directory) {
        libraries.addClasspath(directory.toString());
    }

    /**
     * @param name the name of a class in a library
     * @return the class, compiled when first asked for
     */
    public Optional<Class<?>> libraryClass(String name) {
        try {
            return Optional.of(libraries.loadClass(name, true, false));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * @param text a Jenkinsfile
     * @return its class
     * @throws CompilationFailedException if it does not compile
     */
    public Class<?> compile(String text) throws CompilationFailedException {
        return compile(text, JENKINSFILE);
    }

    /**
     * @param text a script
     * @param name the file name that its positions carry
     * @return its class
     * @throws CompilationFailedException if it does not compile
     */
    public Class<?> compile(String text, String name) throws CompilationFailedException {
        GroovyCodeSource source = new GroovyCodeSource(text, name, CODE_BASE);
        source.setCachable(false);
        return scripts.parseClass(source, false);
    }

    /**
     * @param type a script's class
     * @param dsl what names mean in it
     * @return the script, to be run by {@link Dsl#run}
     */
    public static Script script(Class<?> type, Dsl dsl) {
        return InvokerHelper.createScript(type, dsl.binding());
    }
}
