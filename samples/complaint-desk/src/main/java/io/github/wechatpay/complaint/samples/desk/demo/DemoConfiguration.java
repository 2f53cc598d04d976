package io.github.wechatpay.complaint.samples.desk.demo;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.samples.desk.ReceivedNotifications;
import io.github.wechatpay.complaint.samples.desk.TemplateRepository;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/**
 * Puts the emulator in the place of WeChat Pay, and lets it be seen.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

	@Bean
	@Profile("!two-merchants")
	WechatPayEmulator wechatPayEmulator() {
		return WechatPayEmulator.builder().start();
	}

	@Bean
	WechatPayConnectionDetails emulatorConnectionDetails(WechatPayEmulator emulator) {
		return EmulatorConnectionDetails.of(emulator.baseUri());
	}

	// the emulator forgets its complaints, so the desk of the demo does as well
	@Bean
	@Profile("!postgres")
	DataSource demoDataSource() {
		return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
	}

	@Bean
	@Order(1)
	OperationsAccount operationsAccount(WechatPayEmulator emulator, ComplaintNotificationService service) {
		return new OperationsAccount(emulator.baseUri(), service);
	}

	@Bean
	@Order(2)
	ComplaintsAccount complaintsAccount(WechatPayEmulator emulator, ComplaintNotificationService service,
			ComplaintService complaints, ReceivedNotifications notifications, Environment environment) {
		return new ComplaintsAccount(emulator, service, complaints, notifications, environment);
	}

	@Bean
	@Order(3)
	DemoContent demoContent(WechatPayEmulator emulator, TemplateRepository templates, Environment environment) {
		return new DemoContent(emulator, templates, environment);
	}

}
