package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The application of the quick start, from its sources: it is built after this module,
 * and out of it. It runs its demonstration first.
 */
final class Desk implements AutoCloseable {

	private static final Path MODULE = Documents.ROOT.resolve("samples/complaint-desk/src/main");

	private final URLClassLoader classLoader;

	private final ConfigurableApplicationContext context;

	Desk(Path directory) throws ClassNotFoundException {
		SnippetCompiler compiler = new SnippetCompiler(directory);
		compiler.compile(MODULE.resolve("java"));
		this.classLoader = compiler.classLoader(MODULE.resolve("resources"));
		this.context = start(
				this.classLoader.loadClass("io.github.wechatpay.complaint.samples.desk.ComplaintDeskApplication"));
	}

	private ConfigurableApplicationContext start(Class<?> application) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(this.classLoader);
		try {
			// this class path has more than that of the desk, and the tests that follow
			// look for more in the log
			return new SpringApplication(new DefaultResourceLoader(this.classLoader), application).run(
					"--server.port=0", "--spring.main.web-application-type=reactive", "--logging.level.root=info",
					"--spring.autoconfigure.exclude=" + UnwantedAutoConfigurations.except());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	String port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	WechatPayEmulator emulator() {
		return this.context.getBean(WechatPayEmulator.class);
	}

	void register(String url) {
		this.context.getBean(ComplaintNotificationService.class).register(url).block(Duration.ofSeconds(30));
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.classLoader.close();
	}

}
