<?php
/**
 * The one option of the plugin.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

/**
 * Every setting with the kind of its value; the first word of a choice is the default.
 *
 * @return array<string, string|string[]>
 */
function genesys_chat_settings() {
	return array(
		'deployment_id' => 'uuid',
		'environment'   => 'environment',
		'where'         => array( 'none', 'all', 'front', 'pages', 'posts' ),
		'position'      => array( 'bottom-end', 'bottom-start' ),
		'accent'        => 'color',
		'consent'       => array( 'resume', 'open', 'consent-api' ),
		'fallback_text' => 'text',
		'fallback_url'  => 'url',
	);
}

/**
 * @param string|string[] $kind  Kind of a setting.
 * @param mixed           $value As it came.
 * @return string
 */
function genesys_chat_clean_setting( $kind, $value ) {
	return 'url' === $kind ? genesys_chat_clean_url( $value ) : genesys_chat_clean( $kind, $value );
}

/**
 * What is set. Cleaned on the way out, too: other code may write options.
 *
 * @return array<string, string>
 */
function genesys_chat_options() {
	$stored  = get_option( 'genesys_chat', array() );
	$options = array();
	foreach ( genesys_chat_settings() as $name => $kind ) {
		$value            = genesys_chat_clean_setting( $kind, is_array( $stored ) && isset( $stored[ $name ] ) ? $stored[ $name ] : '' );
		$options[ $name ] = '' === $value && is_array( $kind ) ? $kind[0] : $value;
	}
	return $options;
}

/**
 * For the Settings API: what cannot be is told, and what was there before stays.
 *
 * @param mixed $input What the form sent.
 * @return array<string, string>
 */
function genesys_chat_sanitize_options( $input ) {
	$before  = genesys_chat_options();
	$input   = is_array( $input ) ? $input : array();
	$options = array();
	foreach ( genesys_chat_settings() as $name => $kind ) {
		$given = isset( $input[ $name ] ) ? $input[ $name ] : '';
		$value = genesys_chat_clean_setting( $kind, $given );
		if ( '' === $value && '' !== $given ) {
			add_settings_error( 'genesys_chat', 'genesys_chat_' . $name, genesys_chat_complaint( $name ) );
			$value = $before[ $name ];
		}
		$options[ $name ] = $value;
	}
	return $options;
}

/**
 * @param string $name A setting.
 * @return string Why its value was not taken.
 */
function genesys_chat_complaint( $name ) {
	$complaints = array(
		'deployment_id' => __( 'The deployment id is a UUID, as the deployment\'s own page in Genesys Cloud shows it.', 'genesys-chat' ),
		'environment'   => __( 'The environment is a code such as prod-euw2, or a domain such as euw2.pure.cloud.', 'genesys-chat' ),
		'accent'        => __( 'The accent is a colour such as #1f6f54.', 'genesys-chat' ),
		'fallback_url'  => __( 'The link may lead to a web page, a telephone number or a mail address.', 'genesys-chat' ),
	);
	return isset( $complaints[ $name ] ) ? $complaints[ $name ] : __( 'That is none of the choices.', 'genesys-chat' );
}
