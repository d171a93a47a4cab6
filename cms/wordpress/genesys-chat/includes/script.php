<?php
/**
 * Loads the element: a module, of one version, with its hash.
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

/** The module's id in the attributes of its script tag. */
const GENESYS_CHAT_TAG_ID = 'genesys-chat-js-module';

/**
 * @return array{version: string, integrity: string}
 */
function genesys_chat_release() {
	/**
	 * Version and hash, for a site that serves another build of its own.
	 *
	 * @param array{version: string, integrity: string} $release The one this plugin was packed with.
	 */
	return apply_filters( 'genesys_chat_release', require __DIR__ . '/release.php' );
}

/** Whether this copy has no hash yet: then nothing is loaded. */
function genesys_chat_is_unpacked() {
	return 0 === strpos( genesys_chat_release()['integrity'], 'sha384-define0' );
}

/** A packed plugin brings the file along; else it comes from a public CDN. */
function genesys_chat_script_url() {
	$release = genesys_chat_release();
	$url     = file_exists( dirname( GENESYS_CHAT_FILE ) . '/assets/define.min.js' )
		? plugins_url( 'assets/define.min.js', GENESYS_CHAT_FILE )
		: 'https://cdn.jsdelivr.net/npm/genesys-chat@' . $release['version'] . '/dist/define.min.js';
	/**
	 * Where the element's script is. Its hash stays the one of the release.
	 *
	 * @param string $url The address.
	 */
	return apply_filters( 'genesys_chat_script_url', $url );
}

/** Asks for the scripts that a page with a chat needs. May be called again. */
function genesys_chat_enqueue() {
	if ( genesys_chat_is_unpacked() ) {
		return;
	}
	$release = genesys_chat_release();
	$options = genesys_chat_options();
	if ( '' !== $options['accent'] || 'consent-api' === $options['consent'] ) {
		wp_enqueue_script( 'genesys-chat-page', plugins_url( 'assets/page.js', GENESYS_CHAT_FILE ), array(), $release['version'], true );
	}
	wp_enqueue_script_module( 'genesys-chat', genesys_chat_script_url(), array(), null );
}

/**
 * @param array<string, mixed> $attributes Of a script tag.
 * @return array<string, mixed>
 */
function genesys_chat_script_attributes( $attributes ) {
	if ( isset( $attributes['id'] ) && GENESYS_CHAT_TAG_ID === $attributes['id'] ) {
		$attributes['integrity']   = genesys_chat_release()['integrity'];
		$attributes['crossorigin'] = 'anonymous';
	}
	return $attributes;
}

/** Tells who can do something about it that this copy loads nothing. */
function genesys_chat_warn_unpacked() {
	if ( ! genesys_chat_is_unpacked() || ! current_user_can( 'manage_options' ) ) {
		return;
	}
	printf(
		'<div class="notice notice-error"><p>%s</p></div>',
		esc_html__( 'This copy of the chat plugin was not packed: it has no hash of its script, and loads none. Install the packed plugin.', 'genesys-chat' )
	);
}
