package org.rheumaroute.sandbox;

import static java.util.Map.entry;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Where and how resources are kept: the database, and the rules of storage that a client of the sandbox can notice. */
@Configuration
class StorageConfig {

    @Bean
    DataSource dataSource(SandboxOptions options) {
        BasicDataSource pool = new BasicDataSource();
        pool.setDriverClassName("org.h2.Driver");
        pool.setUrl("jdbc:h2:" + place(options) + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMaxTotal(30);
        pool.setMaxIdle(30);
        pool.setPoolPreparedStatements(true);
        pool.setMaxOpenPreparedStatements(100);
        return pool;
    }

    private static String place(SandboxOptions options) {
        return options.data()
                .map(folder -> "file:" + folder.toAbsolutePath().resolve("ehr"))
                .orElse("mem:ehr;DB_CLOSE_DELAY=-1");
    }

    @Primary
    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            ConfigurableListableBeanFactory beans,
            FhirContext fhir,
            JpaStorageSettings settings,
            SandboxOptions options) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, settings);
        factory.setPersistenceUnitName("sandbox");
        factory.setDataSource(dataSource);
        factory.setJpaPropertyMap(Map.ofEntries(
                entry("hibernate.dialect", HapiFhirH2Dialect.class.getName()),
                // A database in memory is always new: comparing it with the model would cost seconds.
                entry("hibernate.hbm2ddl.auto", options.data().isPresent() ? "update" : "create-only"),
                entry("hibernate.search.enabled", "false"),
                entry("hibernate.archive.scanner", "org.hibernate.boot.archive.scan.internal.DisabledScanner"),
                entry("hibernate.cache.use_query_cache", "false"),
                entry("hibernate.cache.use_second_level_cache", "false"),
                entry("hibernate.jdbc.batch_size", "50"),
                entry("hibernate.order_inserts", "true"),
                entry("hibernate.order_updates", "true"),
                entry("hibernate.session_factory.statement_inspector", new ResourceLookupSql())));
        return factory;
    }

    @Primary
    @Bean
    JpaTransactionManager transactionManager(EntityManagerFactory factory, DataSource dataSource) {
        // The tables exist once there is a factory, and nothing is written before there is a transaction manager.
        new JdbcTemplate(dataSource).execute(ResourceLookupSql.INDEX);
        return new JpaTransactionManager(factory);
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        SubscriptionSettings settings = new SubscriptionSettings();
        settings.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
        return settings;
    }

    @Bean
    JpaStorageSettings storageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        // A search that repeats a finished one must see what was written since.
        settings.setReuseCachedSearchResultsForMillis(null);
        // The same holds for a history: the default page ends where a count of a minute ago ended.
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_ACCURATE);
        settings.setAutoVersionReferenceAtPaths("Provenance.target");
        settings.setTagStorageMode(JpaStorageSettings.TagStorageModeEnum.INLINE);
        settings.setIndexMissingFields(JpaStorageSettings.IndexEnabledEnum.DISABLED);
        settings.setIndexStorageOptimized(true);
        settings.setSuppressStringIndexingInTokens(true);
        settings.setWriteToSearchParamIdentityTable(false);
        // HAPI would otherwise note the request's id as the source of every version.
        settings.setStoreMetaSourceInformation(JpaStorageSettings.StoreMetaSourceInformationEnum.SOURCE_URI);
        settings.setMatchUrlCacheEnabled(true);
        settings.setAllowMultipleDelete(true);
        return settings;
    }
}
