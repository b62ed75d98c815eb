package io.slipway.runner.library;

import io.slipway.host.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Reads {@code @Library('name') _} before names are resolved, so that the rest of the script can name the library's classes. */
public final class LibraryAnnotations extends CompilationCustomizer {
    private static final String NAME = "Library";

    private final Libraries libraries;

    /**
     * @param libraries those of the run
     */
    public LibraryAnnotations(Libraries libraries) {
        super(CompilePhase.CONVERSION);
        this.libraries = libraries;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        List<AnnotatedNode> imports = new ArrayList<>(source.getAST().getImports());
        imports.addAll(source.getAST().getStarImports());
        imports.addAll(source.getAST().getStaticImports().values());
        imports.stream().filter(ImportNode.class::isInstance).forEach(node -> take(source, node));
        MethodNode run = classNode.getMethod("run", org.codehaus.groovy.ast.Parameter.EMPTY_ARRAY);
        if (run != null && run.getCode() instanceof BlockStatement block) {
            block.getStatements().removeIf(statement -> isDeclaration(source, statement));
        }
    }

    private boolean isDeclaration(SourceUnit source, Statement statement) {
        return statement instanceof ExpressionStatement expression
                && expression.getExpression() instanceof DeclarationExpression declaration
                && take(source, declaration);
    }

    private boolean take(SourceUnit source, AnnotatedNode node) {
        List<AnnotationNode> found = node.getAnnotations().stream()
                .filter(annotation -> NAME.equals(annotation.getClassNode().getNameWithoutPackage()))
                .toList();
        found.forEach(annotation -> use(source, annotation));
        node.getAnnotations().removeAll(found);
        return !found.isEmpty();
    }

    private void use(SourceUnit source, AnnotationNode annotation) {
        Expression value = annotation.getMember("value");
        List<Expression> names = value instanceof ListExpression list
                ? list.getExpressions()
                : value == null ? List.of() : List.of(value);
        for (Expression name : names) {
            try {
                if (!(name instanceof ConstantExpression constant)) {
                    throw new DeliveryException("@Library value was not a string constant");
                }
                libraries.use(String.valueOf(constant.getValue()));
            } catch (DeliveryException e) {
                SyntaxException error =
                        new SyntaxException(e.getMessage(), annotation.getLineNumber(), annotation.getColumnNumber());
                source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(error, source));
            }
        }
    }
}
