package io.github.wechatpay.complaint.samples.desk.servlet;

import io.github.wechatpay.complaint.callback.ComplaintHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Starts the complaint desk.
 */
@SpringBootApplication
public class ComplaintDeskServletApplication {

	@Bean
	ComplaintHandler complaintHandler(ComplaintRepository repository) {
		return ComplaintHandler
			.blocking((complaint, notification) -> repository.save(new ReceivedComplaint(complaint)));
	}

	@Bean
	ComplaintNotificationHandler complaintNotificationHandler(ReceivedNotifications notifications) {
		return ComplaintNotificationHandler.blocking(notifications::keep);
	}

	/**
	 * Start the application.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(ComplaintDeskServletApplication.class, args);
	}

}
