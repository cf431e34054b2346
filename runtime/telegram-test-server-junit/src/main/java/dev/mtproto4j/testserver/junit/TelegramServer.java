package dev.mtproto4j.testserver.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a Telegram on loopback: parameters of type {@link dev.mtproto4j.testserver.TestCluster} or
 * {@link dev.mtproto4j.testserver.TestServer} (its DC 1), of the test, its constructor, or a method before or after it.
 *
 * <pre>{@code
 * @TelegramServer
 * @TestBot(token = "110:secret")
 * class MyBotTest {
 *     @Test
 *     void signsIn(TestCluster telegram) { … }
 * }
 * }</pre>
 *
 * <p><b>How long it lives.</b> Each test (each invocation of a parameterized one) has a cluster of its own: started when
 * first asked for, the same for all that takes part in the test, closed after it. Where the annotated class has
 * {@link org.junit.jupiter.api.TestInstance.Lifecycle#PER_CLASS}, its tests share one, which {@code @BeforeAll} methods
 * may take as well, and which is closed after the class. A method that is annotated itself has its own in any case.
 * Nothing of it outlives it: its ports are free before the next test begins, and its threads end. Clients are the test's to
 * close. The key of the server is made once for a test run, as that takes longest; {@link #configure} can set another.
 *
 * <p><b>Who is there.</b> {@link TestAccount} and {@link TestBot} on the method, its class, its superclasses and the
 * classes around it, all together. Beyond them, whoever is added to the cluster or signs up.
 *
 * <p><b>When a test fails,</b> the requests that the server received during the test are attached to its failure (as a
 * suppressed exception, so that every report shows them), and published as a report entry: time, data centre, number
 * of the authorization key (to tell clients apart), layer, method, and the error if it was answered with one. No
 * parameters, and so no code, password or token.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(TelegramServerExtension.class)
public @interface TelegramServer {

    /** How many data centres there are, numbered from 1. */
    int dataCenters() default 2;

    /** Whether an unknown number may sign up. */
    boolean signUpAllowed() default true;

    /** The login code where nothing else is set; see {@link dev.mtproto4j.testserver.TestClusterBuilder#defaultCode}. */
    String defaultCode() default "22222";

    /**
     * What no annotation can say: keys, clock, ports. Applied last and in this order, each a new instance from its
     * constructor without parameters.
     */
    Class<? extends TelegramServerConfigurer>[] configure() default {};
}
