package io.github.wechatpay.complaint.samples.desk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.github.wechatpay.complaint.emulator.complaint.Image;

import org.springframework.core.io.ClassPathResource;

/**
 * A picture that is sent in the demo.
 */
enum Picture {

	/**
	 * What the payer complains of.
	 */
	CUP("cup.png"),

	/**
	 * What the merchant responds with.
	 */
	RECEIPT("receipt.png");

	private final String filename;

	Picture(String filename) {
		this.filename = filename;
	}

	String filename() {
		return this.filename;
	}

	byte[] content() {
		try {
			return new ClassPathResource("demo/" + this.filename).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Image toImage() {
		return Image.of(content());
	}

}
