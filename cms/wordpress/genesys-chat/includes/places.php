<?php
/**
 * Where a chat may stand: a shortcode, a block, the whole site.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

/** On init. */
function genesys_chat_register_places() {
	add_shortcode( 'genesys_chat', 'genesys_chat_shortcode' );
	register_block_type( dirname( GENESYS_CHAT_FILE ) . '/block' );
}

/**
 * `[genesys_chat deployment-id="…" environment="prod-euw2" mode="inline"]<a href="tel:…">Call us</a>[/genesys_chat]`
 *
 * @param array<int|string, mixed>|string $given   A word without a value is a switch that is on.
 * @param string|null                     $content What stands between the tags.
 * @return string Escaped.
 */
function genesys_chat_shortcode( $given, $content = null ) {
	$given    = is_array( $given ) ? $given : array();
	$switches = array_keys( genesys_chat_attributes(), 'flag', true );
	foreach ( $given as $key => $word ) {
		if ( is_int( $key ) && in_array( $word, $switches, true ) ) {
			$given[ $word ] = 'true';
		}
	}
	$attributes = shortcode_atts( array_fill_keys( array_keys( genesys_chat_attributes() ), '' ), $given, 'genesys_chat' );
	return genesys_chat_element( $attributes, (string) $content );
}

/**
 * The block's attributes are in camel case, as blocks have them.
 *
 * @param array<string, mixed> $given Of the block.
 * @return array<string, mixed>
 */
function genesys_chat_block_attributes( $given ) {
	$attributes = array();
	foreach ( $given as $name => $value ) {
		$attributes[ strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) ) ] = $value;
	}
	return $attributes;
}

/** Whether the settings want a chat on the page that is being shown, and say which one. */
function genesys_chat_is_wanted() {
	$options = genesys_chat_options();
	if ( '' === $options['deployment_id'] || '' === $options['environment'] ) {
		return false;
	}
	switch ( $options['where'] ) {
		case 'all':
			return true;
		case 'front':
			return is_front_page();
		case 'pages':
			return is_page();
		case 'posts':
			return is_single();
		default:
			return false;
	}
}

/** Early: themes made of blocks print their modules in the head. */
function genesys_chat_enqueue_site_wide() {
	if ( genesys_chat_is_wanted() ) {
		genesys_chat_enqueue();
	}
}

/** At the end of the page; a second chat of the same deployment on it would do nothing. */
function genesys_chat_print_site_wide() {
	if ( genesys_chat_is_wanted() ) {
		// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Every value in it is escaped where it is written.
		echo genesys_chat_element( array() );
	}
}
