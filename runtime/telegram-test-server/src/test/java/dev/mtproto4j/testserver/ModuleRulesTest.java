package dev.mtproto4j.testserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.mtproto4j.testserver", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.mtproto4j.testserver.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule innerPackagesDoNotKnowTheCluster = noClasses()
            .that()
            .resideInAnyPackage("..testserver.account..", "..testserver.store..", "..testserver.rpc..", "..services..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mtproto4j.testserver");

    @ArchTest
    static final ArchRule theServerKnowsNoClient =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.mtproto4j.client..");

    @ArchTest
    static final ArchRule nettyStaysInTheProtocolLayer =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.netty..");
}
