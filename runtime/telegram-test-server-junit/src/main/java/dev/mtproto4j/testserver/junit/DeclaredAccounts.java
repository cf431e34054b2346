package dev.mtproto4j.testserver.junit;

import dev.mtproto4j.testserver.account.Account;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The people and bots that annotations name. */
final class DeclaredAccounts {
    private DeclaredAccounts() {}

    static List<Account> on(AnnotatedElement element) {
        return Stream.concat(
                        AnnotationSupport.findRepeatableAnnotations(element, TestAccount.class).stream()
                                .map(DeclaredAccounts::person),
                        AnnotationSupport.findRepeatableAnnotations(element, TestBot.class).stream()
                                .map(DeclaredAccounts::bot))
                .toList();
    }

    private static Account person(TestAccount declared) {
        Account.Builder account = Account.builder(declared.phone())
                .firstName(declared.firstName())
                .lastName(orNull(declared.lastName()))
                .username(orNull(declared.username()))
                .code(orNull(declared.code()))
                .password(orNull(declared.password()))
                .passwordHint(orNull(declared.passwordHint()))
                .homeDc(declared.homeDc());
        return (declared.id() == 0 ? account : account.id(declared.id())).build();
    }

    private static Account bot(TestBot declared) {
        return Account.bot(declared.token())
                .firstName(declared.firstName())
                .username(orNull(declared.username()))
                .homeDc(declared.homeDc())
                .build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
