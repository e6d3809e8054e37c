#pragma once
// Measures of the design, in pixels.

namespace rf::ui {

inline constexpr int kMenuBarHeight = 36;
inline constexpr int kRailWidth = 64;
inline constexpr int kSidebarWidth = 232, kSidebarMin = 180, kSidebarMax = 400;
inline constexpr int kInspectorWidth = 304;
inline constexpr int kInspectorNeeds = 1200; ///< window width below which the inspector hides
inline constexpr int kStatusBarHeight = 26;
inline constexpr int kControl = 28, kControlSmall = 24;
inline constexpr int kGridRow = 26, kTreeRow = 26, kInspectorRow = 24, kListRow = 28;
inline constexpr int kGridHeader = 28, kPanelHeader = 34, kTabBar = 34, kPendingBar = 44, kDialogFooter = 52;
inline constexpr int kPanelPadding = 16, kToolbarPadding = 12;

} // namespace rf::ui
