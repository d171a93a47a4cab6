<?php

namespace Drupal\genesys_chat;

use Drupal\Core\Url;

/**
 * The element as a render array. The renderer escapes; here is decided what may be a value at all.
 */
final class ChatElement {

  public const MODES = ['floating', 'inline', 'page'];
  public const POSITIONS = ['bottom-end', 'bottom-start'];
  public const CONNECT_WHEN = ['resume', 'open'];

  /**
   * Patterns of what is no free text. They end at the very end, so that no line break slips through.
   */
  private const PATTERNS = [
    'deployment_id' => '/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z/i',
    'environment' => '/^[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,4}\z/i',
    'fallback_url' => '/^(?:https?:\/\/|tel:|mailto:|sms:)[^\s<>"\']+\z/i',
  ];

  /**
   * Whether a value may be taken for that setting.
   */
  public static function isValid(string $name, mixed $value): bool {
    return is_string($value) && preg_match(self::PATTERNS[$name], $value) === 1;
  }

  /**
   * Builds the element.
   *
   * @param array<string, mixed> $settings
   *   As in genesys_chat.settings, with mode and heading of a block. What cannot be a value is left out.
   *
   * @return array<string, mixed>
   *   A render array; without deployment and environment one that shows nothing.
   */
  public static function build(array $settings): array {
    $build = ['#cache' => ['tags' => ['config:genesys_chat.settings']]];
    foreach (['deployment_id', 'environment'] as $name) {
      if (!self::isValid($name, $settings[$name] ?? NULL)) {
        return $build;
      }
    }
    $build += [
      '#type' => 'html_tag',
      '#tag' => 'genesys-chat',
      '#attributes' => self::attributes($settings),
      '#attached' => ['library' => ['genesys_chat/element']],
    ];
    if (self::isValid('fallback_url', $settings['fallback_url'] ?? NULL)) {
      $text = self::text($settings['fallback_text'] ?? '');
      $build['fallback'] = [
        '#type' => 'link',
        '#title' => $text === '' ? $settings['fallback_url'] : $text,
        '#url' => Url::fromUri($settings['fallback_url']),
      ];
    }
    return $build;
  }

  /**
   * @param array<string, mixed> $settings
   *   As above.
   *
   * @return array<string, string>
   *   By name; the defaults of the element are left to it.
   */
  private static function attributes(array $settings): array {
    $choices = [
      'mode' => self::MODES,
      'position' => self::POSITIONS,
      'connect_when' => self::CONNECT_WHEN,
    ];
    $attributes = [
      'deployment-id' => $settings['deployment_id'],
      'environment' => $settings['environment'],
      'heading' => self::text($settings['heading'] ?? ''),
    ];
    foreach ($choices as $name => $words) {
      $word = $settings[$name] ?? '';
      $attributes[str_replace('_', '-', $name)] = in_array($word, array_slice($words, 1), TRUE) ? $word : '';
    }
    return array_filter($attributes, static fn(string $value): bool => $value !== '');
  }

  /**
   * One line of text; empty for what is none.
   */
  private static function text(mixed $value): string {
    return is_scalar($value) ? trim((string) preg_replace('/[\x00-\x1f\x7f]+/', ' ', (string) $value)) : '';
  }

}
