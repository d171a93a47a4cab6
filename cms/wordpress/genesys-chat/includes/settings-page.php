<?php
/**
 * Settings, Chat.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

/** On admin_menu. */
function genesys_chat_add_settings_page() {
	$title = __( 'Chat', 'genesys-chat' );
	add_options_page( $title, $title, 'manage_options', 'genesys-chat', 'genesys_chat_print_settings_page' );
}

/** On admin_init. */
function genesys_chat_register_settings() {
	register_setting(
		'genesys_chat',
		'genesys_chat',
		array(
			'type'              => 'object',
			'sanitize_callback' => 'genesys_chat_sanitize_options',
			'default'           => array(),
		)
	);
	add_settings_section( 'genesys_chat', '', '__return_null', 'genesys-chat' );
	foreach ( genesys_chat_fields() as $name => $field ) {
		add_settings_field(
			$name,
			$field['label'],
			'genesys_chat_print_field',
			'genesys-chat',
			'genesys_chat',
			array(
				'name'      => $name,
				'field'     => $field,
				'label_for' => 'genesys-chat-' . $name,
			)
		);
	}
}

/**
 * @return array<string, array{label: string, help?: string, choices?: array<string, string>}>
 */
function genesys_chat_fields() {
	return array(
		'deployment_id' => array(
			'label' => __( 'Deployment id', 'genesys-chat' ),
			'help'  => __( 'Of your Messenger deployment in Genesys Cloud. The host name of this site must be among its allowed domains.', 'genesys-chat' ),
		),
		'environment'   => array(
			'label' => __( 'Environment', 'genesys-chat' ),
			'help'  => __( 'Your region: a code such as prod-euw2, or a domain such as euw2.pure.cloud.', 'genesys-chat' ),
		),
		'where'         => array(
			'label'   => __( 'Where to show it', 'genesys-chat' ),
			'choices' => array(
				'none'  => __( 'Only where a block or a shortcode stands', 'genesys-chat' ),
				'all'   => __( 'On the whole site', 'genesys-chat' ),
				'front' => __( 'On the front page', 'genesys-chat' ),
				'pages' => __( 'On pages', 'genesys-chat' ),
				'posts' => __( 'On posts', 'genesys-chat' ),
			),
		),
		'position'      => array(
			'label'   => __( 'Position', 'genesys-chat' ),
			'choices' => array(
				'bottom-end'   => __( 'Where lines end', 'genesys-chat' ),
				'bottom-start' => __( 'Where lines begin', 'genesys-chat' ),
			),
		),
		'accent'        => array(
			'label' => __( 'Accent', 'genesys-chat' ),
			'help'  => __( 'A colour such as #1f6f54. Empty: the one of the deployment.', 'genesys-chat' ),
		),
		'consent'       => array(
			'label'   => __( 'When to connect', 'genesys-chat' ),
			'choices' => array(
				'resume'      => __( 'When the chat is opened, and at once for visitors who chatted before', 'genesys-chat' ),
				'open'        => __( 'Only when the chat is opened', 'genesys-chat' ),
				'consent-api' => __( 'Only with consent (functional), as the WP Consent API tells it', 'genesys-chat' ),
			),
		),
		'fallback_text' => array( 'label' => __( 'Text of a link', 'genesys-chat' ) ),
		'fallback_url'  => array(
			'label' => __( 'Link', 'genesys-chat' ),
			'help'  => __( 'Shown until the chat is there: a web page, tel: or mailto:.', 'genesys-chat' ),
		),
	);
}

/**
 * @param array{name: string, field: array} $about What add_settings_field was given.
 */
function genesys_chat_print_field( $about ) {
	$name  = $about['name'];
	$field = $about['field'];
	$value = genesys_chat_options()[ $name ];
	$id    = 'genesys-chat-' . $name;
	$key   = 'genesys_chat[' . $name . ']';
	if ( isset( $field['choices'] ) ) {
		printf( '<select id="%s" name="%s">', esc_attr( $id ), esc_attr( $key ) );
		foreach ( $field['choices'] as $choice => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $choice ), selected( $value, $choice, false ), esc_html( $label ) );
		}
		echo '</select>';
	} else {
		printf( '<input class="regular-text" type="text" id="%s" name="%s" value="%s">', esc_attr( $id ), esc_attr( $key ), esc_attr( $value ) );
	}
	if ( isset( $field['help'] ) ) {
		printf( '<p class="description">%s</p>', esc_html( $field['help'] ) );
	}
}

/** The page itself. */
function genesys_chat_print_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( 'genesys_chat' );
	do_settings_sections( 'genesys-chat' );
	submit_button();
	printf(
		'</form><p>%s</p><pre>%s</pre></div>',
		esc_html__( 'If your site sends a content security policy, allow this, with the domain of your region:', 'genesys-chat' ),
		esc_html( "script-src 'self'\nconnect-src wss://webmessaging.<domain> https://api.<domain> https://api-cdn.<domain> 'self'\ntrusted-types lit-html" )
	);
}
