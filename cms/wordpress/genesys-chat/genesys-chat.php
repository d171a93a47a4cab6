<?php
/**
 * Plugin Name:       Chat for Genesys Cloud Web Messaging
 * Description:       A chat that loses nothing when the network does, as a shortcode, a block, or on the whole site. Not affiliated with, nor endorsed by, Genesys.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * Author:            genesys-chat contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       genesys-chat
 * Domain Path:       /languages
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

define( 'GENESYS_CHAT_FILE', __FILE__ );

require_once __DIR__ . '/includes/values.php';
require_once __DIR__ . '/includes/options.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/places.php';

add_action( 'init', 'genesys_chat_register_places' );
add_action( 'wp_enqueue_scripts', 'genesys_chat_enqueue_site_wide' );
add_action( 'wp_footer', 'genesys_chat_print_site_wide', 5 );
add_filter( 'wp_script_attributes', 'genesys_chat_script_attributes' );

if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings-page.php';
	add_action( 'admin_menu', 'genesys_chat_add_settings_page' );
	add_action( 'admin_init', 'genesys_chat_register_settings' );
	add_action( 'admin_notices', 'genesys_chat_warn_unpacked' );
}
