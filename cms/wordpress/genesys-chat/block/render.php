<?php
/**
 * The block as visitors get it.
 *
 * @var array<string, mixed> $attributes
 *
 * @package GenesysChat
 */

defined( 'ABSPATH' ) || exit;

// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- Both parts are escaped where they are made.
printf( '<div %s>%s</div>', get_block_wrapper_attributes(), genesys_chat_element( genesys_chat_block_attributes( $attributes ) ) );
