package dev.mtproto4j.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may use what in this module. */
class ModuleRulesTest {

    private static final String ROOT = "dev.mtproto4j.client";

    private final JavaClasses client = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(client);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("the facade stands on top")
                .check(client);
    }

    @Test
    void theNetworkIsBehindMtprotoCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "java.net.http..", "dev.mtproto4j.testserver..", "org.bouncycastle..")
                .check(client);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".connection")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mtproto4j.core.connection..")
                .check(client);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mtproto4j..internal..")
                .check(client);
    }

    @Test
    void loginsAndRoutingSeeOnlyTheInvoker() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".auth")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mtproto4j.core..", ROOT + ".storage", ROOT + ".dc")
                .check(client);
    }

    @Test
    void timeAndRandomnessAreGiven() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(NetworkSettings.class.getName())
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .because("there the defaults of the builder are chosen")
                .check(client);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that(new DescribedPredicate<JavaClass>("are on top level") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.isTopLevelClass();
                    }
                })
                .should(new ArchCondition<JavaClass>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(type, marked, type.getName() + " is not @NullMarked"));
                    }
                })
                .check(client);
    }
}
