<?php
/**
 * What a value may be. Everything that comes from a setting, a shortcode or a block passes here.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

/**
 * The attributes an author may set, by kind. The first word of a choice is what the element does anyway.
 *
 * @return array<string, string|string[]>
 */
function genesys_chat_attributes() {
	return array(
		'deployment-id'  => 'uuid',
		'environment'    => 'environment',
		'id'             => 'id',
		'mode'           => array( 'floating', 'inline', 'page' ),
		'position'       => array( 'bottom-end', 'bottom-start' ),
		'launcher'       => array( 'auto', 'none' ),
		'color-scheme'   => array( 'auto', 'light', 'dark' ),
		'connect-when'   => array( 'resume', 'open', 'eager' ),
		'storage'        => array( 'local', 'session', 'none' ),
		'heading'        => 'text',
		'placeholder'    => 'text',
		'open'           => 'flag',
		'auto-start'     => 'flag',
		'no-attachments' => 'flag',
		'no-typing'      => 'flag',
		'no-markdown'    => 'flag',
		'no-multiline'   => 'flag',
	);
}

/**
 * One value, cleaned; an empty string stands for none.
 *
 * @param string|string[] $kind  A kind, or the words to choose from.
 * @param mixed           $value As it came. An array or an object is none.
 * @return string
 */
function genesys_chat_clean( $kind, $value ) {
	if ( is_bool( $value ) ) {
		$value = $value ? 'true' : '';
	}
	if ( ! is_scalar( $value ) ) {
		return '';
	}
	$text = sanitize_text_field( (string) $value );
	if ( is_array( $kind ) ) {
		return in_array( $text, $kind, true ) ? $text : '';
	}
	if ( 'flag' === $kind ) {
		return in_array( strtolower( $text ), array( '', '0', 'false', 'no', 'off' ), true ) ? '' : 'true';
	}
	if ( 'text' === $kind ) {
		return $text;
	}
	$patterns = array(
		'uuid'        => '/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z/i',
		'environment' => '/^[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,4}\z/i',
		'color'       => '/^#(?:[0-9a-f]{3}){1,2}\z/i',
		'id'          => '/^[a-z][\w-]{0,60}\z/i',
	);
	return preg_match( $patterns[ $kind ], $text ) ? $text : '';
}

/**
 * An address for the link that stands there until the chat does.
 *
 * @param mixed $value As it came.
 * @return string Escaped for storing; empty for an address that would run something.
 */
function genesys_chat_clean_url( $value ) {
	return is_scalar( $value ) ? sanitize_url( trim( (string) $value ), genesys_chat_protocols() ) : '';
}

/** Protocols of that link. */
function genesys_chat_protocols() {
	return array( 'https', 'http', 'tel', 'mailto', 'sms' );
}
