#pragma once
// How much room rows have: the design's measures, or less or more of them.

#include <QObject>

class QHeaderView;

namespace rf::ui {

class Density : public QObject {
    Q_OBJECT
public:
    enum class Choice { Compact, Normal, Roomy };
    Q_ENUM(Choice)

    static Density& instance();
    /// Takes effect at once, wherever rows follow it.
    void setChoice(Choice choice);
    Choice choice() const { return m_choice; }

    static QString choiceKey(Choice choice); ///< "compact", "normal", "roomy": for settings
    static Choice choiceOf(const QString& key);

    /// The height of a row whose design has `base` pixels.
    static int row(int base);
    /// Keeps a header's sections at that height.
    static void follow(QHeaderView* rows, int base);

signals:
    void changed();

private:
    Choice m_choice = Choice::Normal;
};

} // namespace rf::ui
