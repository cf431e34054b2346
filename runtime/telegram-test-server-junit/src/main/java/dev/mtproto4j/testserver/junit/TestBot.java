package dev.mtproto4j.testserver.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A bot on the server of {@link TelegramServer}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(TestBot.All.class)
public @interface TestBot {

    /** {@code ID:SECRET}; the id is the bot's user id. */
    String token();

    String firstName() default "Test Bot";

    /** Without the at sign; if empty, the bot has none. */
    String username() default "";

    /** The data centre where the bot lives. */
    int homeDc() default 1;

    /** Several. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @Documented
    @interface All {
        TestBot[] value();
    }
}
