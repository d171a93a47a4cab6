<?php
/**
 * Leaves nothing behind: the plugin keeps one option, and nothing else.
 *
 * @package GenesysChat
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'genesys_chat' );
