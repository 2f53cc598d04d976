package io.github.wechatpay.complaint.testcontainers;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The runnable jar of the emulator, which the same build has made before if it went as
 * far as packaging. If not, tests that need it are skipped, and say so.
 */
final class EmulatorJar {

	private static final Log logger = LogFactory.getLog(EmulatorJar.class);

	private EmulatorJar() {
	}

	static Path path() {
		return Path.of(System.getProperty("wechatpay.emulator.jar", "wechatpay-emulator-exec.jar"));
	}

	static boolean isBuilt() {
		boolean built = Files.isRegularFile(path());
		if (!built) {
			logger.error("SKIPPED, NOT TESTED: there is no jar of the emulator at " + path().toAbsolutePath()
					+ ". Build it, for example with ./mvnw verify");
		}
		return built;
	}

}
