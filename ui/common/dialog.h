#pragma once

#include <QDialog>

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace rf::ui {

class Button;

/// A dialog with a body and the 52 px footer: notes at the left, buttons at the right, the last one primary.
class Dialog : public QDialog {
    Q_OBJECT
public:
    explicit Dialog(const QString& title, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; } ///< 16 px padding, 12 px spacing
    void addFooterNote(QWidget* widget);
    Button* addCancel();
    Button* addAccept(const QString& text); ///< the default button; triggers accept()

    /// Opens non-blocking and modal to its window; deletes itself when closed.
    void present();

private:
    QVBoxLayout* m_body;
    QHBoxLayout* m_footer;
};

/// A question that waits for nothing: `yes` runs when its button is pressed.
Dialog* ask(QWidget* parent, const QString& title, const QString& text, const QString& action, bool dangerous,
            std::function<void()> yes);
/// Something went wrong, outside of any page that could show it.
Dialog* tell(QWidget* parent, const QString& title, const QString& headline, const QString& text);

} // namespace rf::ui
