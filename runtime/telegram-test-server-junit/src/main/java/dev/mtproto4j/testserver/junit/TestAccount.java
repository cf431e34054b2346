package dev.mtproto4j.testserver.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A person on the server of {@link TelegramServer}. An empty text means that the person has no such thing; see
 * {@link dev.mtproto4j.testserver.account.Account.Builder} for each.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(TestAccount.All.class)
public @interface TestAccount {

    /** The number as a person writes it; only its digits count. */
    String phone();

    /** The login code that will be right; if empty, the server's default. */
    String code() default "";

    /** The second factor; if empty, none is asked for. */
    String password() default "";

    String passwordHint() default "";

    String firstName() default "Test";

    String lastName() default "";

    /** Without the at sign. */
    String username() default "";

    /** The user id; if 0, the server gives one, from 1000 upwards. */
    long id() default 0;

    /** The data centre where the account lives. */
    int homeDc() default 1;

    /** Several. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @Documented
    @interface All {
        TestAccount[] value();
    }
}
