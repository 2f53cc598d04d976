package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Java of the documents: each page compiles, and the application of those that show
 * one passes the tests that they show for it.
 */
class JavaTests {

	@TempDir
	private Path directory;

	@Test
	void applicationPassesItsOwnTests() throws Exception {
		SnippetCompiler compiler = new SnippetCompiler(this.directory);
		compiler.compile(new JavaSnippets(Documents.blocks("java").toList()).sources());
		configure();
		try (URLClassLoader classLoader = compiler.classLoader()) {
			TestExecutionSummary summary = runTests(classLoader, "ComplaintTests", "ForgedComplaintTests");
			StringWriter failures = new StringWriter();
			summary.printFailuresTo(new PrintWriter(failures));
			assertThat(summary.getTestsSucceededCount()).as(failures.toString()).isEqualTo(2);
			assertThat(summary.getTotalFailureCount()).as(failures.toString()).isZero();
		}
	}

	// there are a driver of Redis and two web stacks on the class path
	private void configure() throws IOException {
		Files.writeString(this.directory.resolve("application.properties"), """
				spring.main.web-application-type=servlet
				wechatpay.complaint.callback.deduplication.store=memory
				""");
	}

	private static TestExecutionSummary runTests(ClassLoader classLoader, String... names) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(classLoader);
		try {
			SummaryGeneratingListener listener = new SummaryGeneratingListener();
			LauncherFactory
				.create(LauncherConfig.builder().enableLauncherSessionListenerAutoRegistration(false).build())
				.execute(LauncherDiscoveryRequestBuilder.request()
					.selectors(Stream.of(names)
						.map((name) -> DiscoverySelectors.selectClass(classLoader,
								JavaSnippets.APPLICATION + "." + name))
						.toList())
					.build(), listener);
			return listener.getSummary();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
