package io.github.wechatpay.complaint.samples.desk.demo;

import java.net.URI;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Has complaints raised on request. That it answers at all tells the page that this is
 * the demo.
 */
@RestController
@RequestMapping("/demo")
@Profile("demo")
class DemoController {

	private final WechatPayEmulator emulator;

	DemoController(WechatPayEmulator emulator) {
		this.emulator = emulator;
	}

	@GetMapping
	Demo demo() {
		return new Demo(ComplaintsAccount.URL);
	}

	@PostMapping("/complaints")
	@ResponseStatus(HttpStatus.ACCEPTED)
	RaisedComplaint raise() {
		requireDelivery(this.emulator.registeredUrl());
		return this.emulator.raiseComplaint();
	}

	private static void requireDelivery(@Nullable String registered) {
		if (registered == null) {
			throw conflict("No notification URL is registered, so WeChat Pay would tell nobody.");
		}
		// the demo delivers to this application whatever the host, but leaves the path
		if (!URI.create(registered).getPath().equals(URI.create(ComplaintsAccount.URL).getPath())) {
			throw conflict("The registered URL does not lead to the endpoint of this desk.");
		}
	}

	private static ResponseStatusException conflict(String reason) {
		return new ResponseStatusException(HttpStatus.CONFLICT, reason + " Register " + ComplaintsAccount.URL + ".");
	}

	/**
	 * The demo.
	 *
	 * @param url the notification URL that leads to this application
	 */
	record Demo(String url) {
	}

}
