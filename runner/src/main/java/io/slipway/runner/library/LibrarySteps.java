package io.slipway.runner.library;

import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The steps {@code library} and {@code libraryResource}. */
public final class LibrarySteps {
    private final Libraries libraries;

    /**
     * @param libraries those of the run
     */
    public LibrarySteps(Libraries libraries) {
        this.libraries = libraries;
    }

    /**
     * @return the steps
     */
    public List<Step> all() {
        return List.of(
                Step.of("library", "identifier", "changelog retriever", this::library),
                Step.of("libraryResource", "resource", "encoding", this::resource));
    }

    private Object library(StepCall call) throws Exception {
        libraries.use(call.text("identifier"));
        return null;
    }

    private Object resource(StepCall call) throws Exception {
        Path file = libraries.resource(call.text("resource"));
        return "Base64".equals(call.text("encoding", ""))
                ? Base64.getEncoder().encodeToString(Files.readAllBytes(file))
                : Files.readString(file);
    }
}
