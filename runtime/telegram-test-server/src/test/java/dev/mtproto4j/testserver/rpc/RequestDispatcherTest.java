package dev.mtproto4j.testserver.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.tl.TlMethod;
import org.junit.jupiter.api.Test;

class RequestDispatcherTest {
    private final RequestDispatcher dispatcher = new RequestDispatcher();

    @Test
    void handlersAreFoundByTheIdOfTheirClass() {
        dispatcher.handle(GetNearestDc.class, (context, method) -> new NearestDc("NL", 1, 2));
        assertThat(dispatcher.find(GetNearestDc.CONSTRUCTOR_ID)).isPresent();
        assertThat(dispatcher.remove(GetNearestDc.CONSTRUCTOR_ID).find(GetNearestDc.CONSTRUCTOR_ID))
                .isEmpty();
    }

    @Test
    void aClassThatIsNotGeneratedIsRefused() {
        abstract class NotGenerated implements TlMethod<String> {}
        assertThatThrownBy(() -> dispatcher.handle(NotGenerated.class, (context, method) -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CONSTRUCTOR_ID");
    }

    @Test
    void methodsAreOpenedOneByOne() {
        assertThat(dispatcher.isOpen(5)).isFalse();
        assertThat(dispatcher.allowWithoutLogin(5).isOpen(5)).isTrue();
        assertThat(dispatcher.findFallback()).isEmpty();
        assertThat(dispatcher.fallback((context, method) -> true).findFallback())
                .isPresent();
    }
}
