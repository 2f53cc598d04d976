package io.github.wechatpay.complaint.samples.desk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.samples.desk.ResponseTemplate;
import io.github.wechatpay.complaint.samples.desk.TemplateRepository;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;

/**
 * Gives the desk something to do, and says where it is.
 */
class DemoContent implements ApplicationRunner {

	private final WechatPayEmulator emulator;

	private final TemplateRepository templates;

	private final Environment environment;

	DemoContent(WechatPayEmulator emulator, TemplateRepository templates, Environment environment) {
		this.emulator = emulator;
		this.templates = templates;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments args) {
		this.templates.saveAll(
				List.of(new ResponseTemplate(null, "Sorry", "We are sorry for the trouble, and are looking into it."),
						new ResponseTemplate(null, "Refund",
								"The refund is on its way. It takes one to three working days."),
						new ResponseTemplate(null, "致歉", "非常抱歉给您带来不便，我们正在为您核实处理。")));
		raise("I was charged twice for one order.", Duration.ofHours(26));
		raise("反馈一个重复扣费的问题", Duration.ofMinutes(23 * 60 + 20));
		raise("The parcel has not arrived.", Duration.ofHours(5));
		print("");
		print("The desk is open: http://localhost:" + this.environment.getProperty("local.server.port")
				+ " in the browser (end it with Ctrl+C)");
		print("You sit at it as " + DemoUsers.FIRST + "; " + DemoUsers.SECOND + " has the password "
				+ DemoUsers.PASSWORD);
	}

	private void raise(String detail, Duration ago) {
		this.emulator.raiseComplaint(NewComplaint.any().detail(detail).at(Instant.now().minus(ago)));
	}

	private void print(String line) {
		System.out.println(line);
	}

}
