package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.StepTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Reads each {@code pipeline} block at compilation, before names are resolved, and leaves in its place a call with the number of its
 * model and the list of the closures that the model refers to. Only these are ever run as code.
 */
public final class DeclarativeTransformer extends CompilationCustomizer {
    /** The method whose call stays in the place of a block. */
    static final String CALL = "pipeline";

    private final StepTable table;
    private final Predicate<String> others;
    private final Set<String> methods = new HashSet<>();
    private final Problems problems = new Problems();
    private final List<PipelineModel> models = new ArrayList<>();

    /**
     * @param table the steps that are known
     * @param others whether a name that is no step may be called nevertheless
     */
    public DeclarativeTransformer(StepTable table, Predicate<String> others) {
        super(CompilePhase.CONVERSION);
        this.table = table;
        this.others = others;
    }

    /**
     * @return what is wrong in the blocks so far
     */
    public List<Problem> problems() {
        return problems.all();
    }

    /**
     * @return whether a block was met
     */
    public boolean isDeclarative() {
        return !models.isEmpty();
    }

    PipelineModel model(int number) {
        return models.get(number);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        problems.in(source.getName());
        methods.clear();
        classNode.getMethods().forEach(method -> methods.add(method.getName()));
        Rewriting rewriting = new Rewriting(source);
        for (MethodNode method : classNode.getMethods()) {
            if ("run".equals(method.getName()) || "call".equals(method.getName())) {
                rewriting.visitMethod(method);
            }
            if ("run".equals(method.getName()) && method.getCode() instanceof BlockStatement block) {
                onlyOneAtTheTop(block.getStatements());
            }
        }
    }

    private void onlyOneAtTheTop(List<Statement> statements) {
        List<MethodCallExpression> calls = statements.stream()
                .flatMap(statement -> Source.call(statement).stream())
                .toList();
        calls.stream()
                .filter(call -> CALL.equals(call.getMethodAsString()))
                .skip(1)
                .forEach(
                        call -> problems.add(call, "Only one pipeline { ... } block can be executed in a single run."));
        calls.stream()
                .filter(call -> !CALL.equals(call.getMethodAsString()))
                .flatMap(call -> Source.block(call).stream())
                .forEach(this::noneWithin);
    }

    private void noneWithin(ClosureExpression block) {
        for (Statement statement : Source.statements(block)) {
            Source.call(statement).ifPresent(call -> {
                if (CALL.equals(call.getMethodAsString())) {
                    problems.add(call, "pipeline block must be at the top-level, not within another block.");
                } else {
                    Source.block(call).ifPresent(this::noneWithin);
                }
            });
        }
    }

    private boolean mayBeCalled(String name) {
        return methods.contains(name) || others.test(name);
    }

    private Expression rewritten(MethodCallExpression call, ClosureExpression block) {
        Closures closures = new Closures();
        models.add(new ModelReader(problems, closures, new StepChecker(problems, table, this::mayBeCalled))
                .read(call, block));
        MethodCallExpression replacement = new MethodCallExpression(
                call.getObjectExpression(),
                CALL,
                Source.arguments(new ConstantExpression(models.size() - 1, true), closures.list()));
        replacement.setImplicitThis(true);
        replacement.setSourcePosition(call);
        return replacement;
    }

    private final class Rewriting extends ClassCodeExpressionTransformer {
        private final SourceUnit source;

        Rewriting(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public Expression transform(Expression expression) {
            if (expression instanceof MethodCallExpression call
                    && CALL.equals(call.getMethodAsString())
                    && call.isImplicitThis()) {
                Optional<ClosureExpression> block = Source.block(call);
                if (block.isPresent() && Source.plainArguments(call).isEmpty()) {
                    return rewritten(call, block.get());
                }
            }
            return expression;
        }
    }
}
