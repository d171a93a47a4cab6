<?php
/**
 * The parts of WordPress that the plugin calls, remembering what it asked for. Escaping is in escaping.php.
 */

const ABSPATH = __DIR__;

function fresh_wordpress(): array {
	return array(
		'options'    => array(),
		'can'        => array(),
		'modules'    => array(),
		'scripts'    => array(),
		'errors'     => array(),
		'settings'   => array(),
		'fields'     => array(),
		'page'       => '',
		'deleted'    => array(),
	);
}
$GLOBALS['wp']      = fresh_wordpress();
$GLOBALS['actions'] = array();
$GLOBALS['codes']   = array();
$GLOBALS['blocks']  = array();

function is_admin() {
	return true;
}
function add_action( $name, $callback, $priority = 10 ) {
	$GLOBALS['actions'][ $name ][ $priority ][] = $callback;
	return true;
}
function do_action_stub( $name ) {
	ksort( $GLOBALS['actions'][ $name ] );
	foreach ( array_merge( ...$GLOBALS['actions'][ $name ] ) as $callback ) {
		$callback();
	}
}
function add_filter( $name, $callback, $priority = 10 ) {
	return add_action( $name, $callback, $priority );
}
function apply_filters( $name, $value ) {
	foreach ( array_merge( array(), ...( $GLOBALS['actions'][ $name ] ?? array() ) ) as $callback ) {
		$value = $callback( $value );
	}
	return $value;
}
function get_option( $name, $default = false ) {
	return $GLOBALS['wp']['options'][ $name ] ?? $default;
}
function delete_option( $name ) {
	$GLOBALS['wp']['deleted'][] = $name;
	return true;
}
function current_user_can( $right ) {
	return in_array( $right, $GLOBALS['wp']['can'], true );
}
function plugins_url( $path, $file ) {
	return 'https://shop.example/wp-content/plugins/' . basename( dirname( $file ) ) . '/' . $path;
}
function wp_enqueue_script_module( $id, $src = '', $deps = array(), $version = false ) {
	$GLOBALS['wp']['modules'][ $id ] = $src . ( null === $version ? '' : '?ver=6.5' );
}
function wp_enqueue_script( $id, $src = '', $deps = array(), $version = false, $args = array() ) {
	$GLOBALS['wp']['scripts'][ $id ] = $src . '?ver=' . $version;
}
function register_block_type( $folder ) {
	$GLOBALS['blocks'][] = json_decode( file_get_contents( $folder . '/block.json' ), true, 512, JSON_THROW_ON_ERROR ) + array( 'folder' => $folder );
}
function get_block_wrapper_attributes() {
	return 'class="wp-block-genesys-chat-chat"';
}
function is_front_page() {
	return 'front' === $GLOBALS['wp']['page'];
}
function is_page() {
	return 'page' === $GLOBALS['wp']['page'];
}
function is_single() {
	return 'post' === $GLOBALS['wp']['page'];
}
function add_options_page( $page_title, $menu_title, $right, $slug, $callback ) {
	$GLOBALS['wp']['settings']['page'] = array( $right, $slug, $callback );
}
function register_setting( $group, $name, $args ) {
	$GLOBALS['wp']['settings']['register'] = array( $group, $name, $args );
}
function add_settings_section( $id, $title, $callback, $page ) {}
function add_settings_field( $id, $title, $callback, $page, $section, $args ) {
	$GLOBALS['wp']['fields'][ $id ] = array( $callback, $args );
}
function add_settings_error( $setting, $code, $message ) {
	$GLOBALS['wp']['errors'][] = $code;
}
function settings_fields( $group ) {
	echo '<input type="hidden" name="option_page" value="' . esc_attr( $group ) . '">';
}
function do_settings_sections( $page ) {
	foreach ( $GLOBALS['wp']['fields'] as list( $callback, $args ) ) {
		$callback( $args );
	}
}
function submit_button() {}
function get_admin_page_title() {
	return 'Chat';
}
function __return_null() {
	return null;
}
function selected( $value, $current, $display = true ) {
	return $value === $current ? ' selected=\'selected\'' : '';
}
function __( $text, $domain = 'default' ) {
	ok( 'genesys-chat' === $domain, "no text domain: $text" );
	return $text;
}
function esc_html__( $text, $domain = 'default' ) {
	return esc_html( __( $text, $domain ) );
}
