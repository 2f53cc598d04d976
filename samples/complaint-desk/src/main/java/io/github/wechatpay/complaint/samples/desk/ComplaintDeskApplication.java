package io.github.wechatpay.complaint.samples.desk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the complaint desk.
 */
@SpringBootApplication
public class ComplaintDeskApplication {

	/**
	 * Start the application.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(ComplaintDeskApplication.class, args);
	}

}
