package io.github.wechatpay.complaint.samples.desk;

import java.util.List;

import org.springframework.data.repository.CrudRepository;

/**
 * The templates of the desk.
 */
public interface TemplateRepository extends CrudRepository<ResponseTemplate, Long> {

	/**
	 * Return the templates.
	 * @return all of them, by name
	 */
	List<ResponseTemplate> findAllByOrderByName();

}
