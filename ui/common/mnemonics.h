#pragma once
// Mnemonics are underlined only while Alt is held, as Windows and the desktops of today do it. Qt 6.4's Fusion
// underlines them always.

#include <QProxyStyle>

class QApplication;

namespace rf::ui {

/// Fusion, with mnemonics that show while Alt is down and cells of tables that begin where their headings do.
class HouseStyle : public QProxyStyle {
    Q_OBJECT
public:
    HouseStyle();
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    /// Watches the Alt key for every window.
    void watch(QApplication& app);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(bool underlined);
    bool m_underlined = false;
};

} // namespace rf::ui
