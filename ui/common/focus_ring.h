#pragma once
// The 2 px ring around the button that has the keyboard. One for the application; inputs show focus by their border.

#include <QPointer>
#include <QWidget>

class QApplication;

namespace rf::ui {

class FocusRing : public QWidget {
    Q_OBJECT
public:
    /// From now on a button (or a widget with the property "focusRing") that got focus by a key has the ring.
    static void install(QApplication& app);
    /// The widget the ring is around; nullptr when it is not shown.
    QWidget* target() const { return m_target; }
    static FocusRing* instance();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    explicit FocusRing(QObject* owner);
    void moveTo(QWidget* target);
    void follow();
    QPointer<QWidget> m_target;
};

} // namespace rf::ui
