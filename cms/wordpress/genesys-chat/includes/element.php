<?php
/**
 * The element's markup.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

/**
 * @param array<string, mixed> $given    Attributes by name; what is no attribute of the element, or no value of one, is left out.
 * @param string               $fallback Markup that stands there until the chat does; a link and little more is let through.
 * @return string Escaped. Without a deployment and an environment it is empty, and a hint for whoever can edit the page.
 */
function genesys_chat_element( $given, $fallback = '' ) {
	$options    = genesys_chat_options();
	$attributes = array();
	foreach ( genesys_chat_attributes() as $name => $kind ) {
		$attributes[ $name ] = genesys_chat_clean( $kind, isset( $given[ $name ] ) ? $given[ $name ] : '' );
	}
	$defaults = array(
		'deployment-id' => $options['deployment_id'],
		'environment'   => $options['environment'],
		'position'      => $options['position'],
		'connect-when'  => 'open' === $options['consent'] ? 'open' : '',
	);
	foreach ( $defaults as $name => $value ) {
		$attributes[ $name ] = '' === $attributes[ $name ] ? $value : $attributes[ $name ];
	}
	if ( '' === $attributes['deployment-id'] || '' === $attributes['environment'] ) {
		return genesys_chat_hint();
	}

	genesys_chat_enqueue();
	$html = '<genesys-chat';
	foreach ( array_filter( $attributes, 'strlen' ) as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	if ( '' !== $options['accent'] ) {
		$html .= sprintf( ' data-accent="%s"', esc_attr( $options['accent'] ) );
	}
	if ( 'consent-api' === $options['consent'] ) {
		$html .= ' data-consent="functional"';
	}
	return $html . '>' . genesys_chat_fallback( $fallback, $options ) . '</genesys-chat>';
}

/**
 * @param string                $markup  The author's own, if any.
 * @param array<string, string> $options The plugin's.
 * @return string Escaped.
 */
function genesys_chat_fallback( $markup, $options ) {
	$allowed = array(
		'a'      => array(
			'href'  => true,
			'title' => true,
		),
		'p'      => array(),
		'br'     => array(),
		'strong' => array(),
		'em'     => array(),
	);
	if ( is_string( $markup ) && '' !== trim( $markup ) ) {
		return wp_kses( $markup, $allowed, genesys_chat_protocols() );
	}
	if ( '' === $options['fallback_url'] ) {
		return '';
	}
	$text = '' === $options['fallback_text'] ? $options['fallback_url'] : $options['fallback_text'];
	return sprintf( '<a href="%s">%s</a>', esc_url( $options['fallback_url'], genesys_chat_protocols() ), esc_html( $text ) );
}

/** What an editor sees where a chat cannot be. */
function genesys_chat_hint() {
	if ( ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	return '<p>' . esc_html__( 'The chat needs a deployment id and an environment. Set them under Settings, Chat.', 'genesys-chat' ) . '</p>';
}
